# Run at build time: fills in build.cpp.in. A folder inside somebody else's repository counts as no checkout.
set(commit unknown)
set(tree unknown)
find_program(GIT git)
if(GIT)
    execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-cdup HEAD OUTPUT_VARIABLE answer
                    RESULT_VARIABLE failed ERROR_QUIET)
    # Two lines: the way up to the top (nothing, when this is the top) and the commit.
    if(NOT failed AND answer MATCHES "^\n?([0-9a-f]+)\n$")
        set(commit ${CMAKE_MATCH_1})
        # New files count: sources are found by their names' pattern.
        execute_process(COMMAND ${GIT} -C ${SOURCE} --no-optional-locks status --porcelain -- CMakeLists.txt engine
                                models tools
                        OUTPUT_VARIABLE changes ERROR_QUIET)
        set(tree clean)
        if(changes)
            set(tree dirty)
        endif()
    endif()
endif()
string(REPLACE "|" "\", \"" libraries "\"${LIBRARIES}\"")
configure_file(${TEMPLATE} ${RESULT} @ONLY)
