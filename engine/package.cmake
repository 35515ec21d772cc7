# What `cmake --install` puts where, and the package by which other projects find it: find_package(concord).
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/concord)

install(DIRECTORY . DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/concord/engine FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/configs/ DESTINATION ${CMAKE_INSTALL_DATADIR}/concord)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT concord NAMESPACE concord:: DESTINATION ${package} FILE concord-targets.cmake)
configure_package_config_file(concord-config.cmake.in concord-config.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(concord-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/concord-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/concord-config-version.cmake DESTINATION ${package})
