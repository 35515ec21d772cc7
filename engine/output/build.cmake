# The identity of the build is one generated source. Every build looks whether it still holds; only when it does not
# is it rewritten, and it alone compiled again.
set(identity ${CMAKE_CURRENT_BINARY_DIR}/output/build.cpp)
string(JOIN "|" used "Boost ${Boost_VERSION_STRING}" "oneTBB ${TBB_VERSION}" "HDF5 ${HDF5_VERSION}"
       "OpenSSL ${OPENSSL_VERSION}" "ISA-L ${isal_VERSION}" "fmt ${fmt_VERSION}" "toml++ ${tomlplusplus_VERSION}"
       "nlohmann-json ${nlohmann_json_VERSION}" "CLI11 ${CLI11_VERSION}")
add_custom_target(concord_build_identity
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR} -D TEMPLATE=${CMAKE_CURRENT_LIST_DIR}/build.cpp.in
            -D RESULT=${identity} -D VERSION=${PROJECT_VERSION}
            -D "COMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}, $<CONFIG>"
            -D "LIBRARIES=${used}" -P ${CMAKE_CURRENT_LIST_DIR}/build_identity.cmake
    BYPRODUCTS ${identity} COMMENT "Looking up the identity of the build" VERBATIM)
target_sources(concord_output PRIVATE ${identity})
add_dependencies(concord_output concord_build_identity)
