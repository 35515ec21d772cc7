"""The game of the workloads network-dilemma, in NumPy and SciPy: nanoseconds an agent and tick.

python3 imitation.py AGENTS [TICKS]
"""

import sys
import time

import numpy
import scipy.sparse


def imitation(agents, ticks, random):
    ends = random.integers(0, agents, (2, 4 * agents))
    ties = scipy.sparse.coo_matrix((numpy.ones(8 * agents), (ends.ravel(), ends[::-1].ravel()))).tocsr()
    first, degree = ties.indptr[:-1], numpy.diff(ties.indptr)
    alone = numpy.flatnonzero(degree == 0)
    cooperates = (random.random(agents) < 0.5).astype(float)
    for _ in range(ticks):
        began = time.perf_counter()
        payoff = (ties @ cooperates) * numpy.where(cooperates == 1, 1, 1.2)
        other = ties.indices[numpy.minimum(first + (random.random(agents) * degree).astype(int), ties.nnz - 1)]
        other[alone] = alone
        copies = random.random(agents) < 1 / (1 + numpy.exp((payoff - payoff[other]) / 0.1))
        cooperates = numpy.where(copies, cooperates[other], cooperates)
        yield time.perf_counter() - began


if __name__ == "__main__":
    agents, ticks = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20
    seconds = list(imitation(agents, ticks, numpy.random.default_rng(1)))
    print(f"{numpy.median(seconds) / agents * 1e9:.1f}")
