# demarche_stage(NAME USES stage... LIBRARIES target... SOURCES file... TESTS file...)
#
# One folder of src/: a static library demarche_NAME that sees only what it USES, and its tests, which stand beside
# the sources. A stage that is not yet defined cannot be used: the order of CMakeLists.txt is the order of the data.
function(demarche_stage name)
  cmake_parse_arguments(STAGE "" "" "USES;LIBRARIES;SOURCES;TESTS" ${ARGN})
  add_library(demarche_${name} STATIC ${STAGE_SOURCES})
  target_include_directories(demarche_${name} PUBLIC ${demarche_ROOT}/src ${demarche_ROOT}/include)
  foreach(used IN LISTS STAGE_USES)
    if(NOT TARGET demarche_${used})
      message(FATAL_ERROR "${name} may not use ${used}: it does not come before it")
    endif()
    target_link_libraries(demarche_${name} PUBLIC demarche_${used})
  endforeach()
  target_link_libraries(demarche_${name} PRIVATE ${STAGE_LIBRARIES})
  if(DEMARCHE_TESTS AND STAGE_TESTS)
    demarche_test(${name}_test SOURCES ${STAGE_TESTS} LIBRARIES demarche_${name} ${STAGE_LIBRARIES})
  endif()
endfunction()

# demarche_test(NAME SOURCES file... LIBRARIES target...): a GoogleTest program; each of its tests is one of ctest's.
function(demarche_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE ${TEST_LIBRARIES} GTest::gtest_main)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60)
endfunction()

# demarche_embed(TARGET SYMBOL FILE): the bytes of FILE as read-only data of TARGET, between demarche_SYMBOL_begin
# and demarche_SYMBOL_end, aligned to 64 bytes. The loader maps them with the program: nothing is read at start-up.
function(demarche_embed target symbol file)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(WRITE ${assembly}.new
    ".section .rodata\n.balign 64\n.global demarche_${symbol}_begin\ndemarche_${symbol}_begin:\n"
    ".incbin \"${file}\"\n.global demarche_${symbol}_end\ndemarche_${symbol}_end:\n.byte 0\n"
    ".section .note.GNU-stack,\"\",%progbits\n")
  file(COPY_FILE ${assembly}.new ${assembly} ONLY_IF_DIFFERENT)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${assembly})
endfunction()
