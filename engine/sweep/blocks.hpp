#pragma once

/// The parallel loops as models see them: for_blocks, for_cuts, even_cuts, sum_blocks, threads_here.
#include "engine/parallel/parallel.hpp"
