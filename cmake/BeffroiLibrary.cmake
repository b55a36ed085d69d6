# beffroi_library(NAME USES lib... [LINKS target...] [TESTS_USE lib...] [UNHURRIED])
#
# UNHURRIED is for what writes a few pages a night and never sees a record: it is not optimised as part of the whole program.
#
# One folder, one library: every .cpp below the calling folder, but for
#   *_test.cpp   gathered in one program NAME_test, run by ctest;
#   *_fuzz.cpp   one program each; without libFuzzer it replays the corpus beside it (corpus/<stem>/), so that it cannot rot;
#   *_bench.cpp  one program each, never run by ctest.
# Tests, fuzzers and benchmarks may include anything and name what lies above or beside them in TESTS_USE.
function(beffroi_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "UNHURRIED" "" "USES;LINKS;TESTS_USE")
  set(folder ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${folder}/*_test.cpp)
  file(GLOB_RECURSE fuzzers CONFIGURE_DEPENDS ${folder}/*_fuzz.cpp)
  file(GLOB_RECURSE benches CONFIGURE_DEPENDS ${folder}/*_bench.cpp)
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz|bench)\\.cpp$|/main\\.cpp$")

  # The headers too: a library may be headers only.
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${folder}/*.h)
  add_library(beffroi_${name} STATIC ${sources} ${headers})
  set_target_properties(beffroi_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(beffroi_${name} PUBLIC beffroi_flags ${arg_LINKS})
  foreach(used IN LISTS arg_USES)
    if(NOT TARGET beffroi_${used})
      message(FATAL_ERROR "src/${name} uses '${used}', which is not a layer below it (see ARCHITECTURE.md).")
    endif()
    target_link_libraries(beffroi_${name} PUBLIC beffroi_${used})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY BEFFROI_LIBRARIES beffroi_${name})
  if(arg_UNHURRIED AND CMAKE_BUILD_TYPE STREQUAL "Release")
    set_target_properties(beffroi_${name} PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
    target_compile_options(beffroi_${name} PRIVATE -O1)
    beffroi_precompile(unhurried_library beffroi_${name})
  else()
    beffroi_precompile(library beffroi_${name})
  endif()

  list(TRANSFORM arg_TESTS_USE PREPEND beffroi_ OUTPUT_VARIABLE beside)
  if(tests)
    add_executable(${name}_test ${tests})
    beffroi_test_program(${name}_test)
    target_link_libraries(${name}_test PRIVATE beffroi_${name} ${beside} GTest::gtest GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE BEFFROI_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
      BEFFROI_BINARY_DIR="${CMAKE_BINARY_DIR}")
    beffroi_precompile(test ${name}_test <gtest/gtest.h> <gmock/gmock.h>)
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
  foreach(fuzzer IN LISTS fuzzers)
    beffroi_fuzzer(${fuzzer} beffroi_${name} ${beside})
  endforeach()
  foreach(bench IN LISTS benches)
    get_filename_component(program ${bench} NAME_WE)
    add_executable(${program} EXCLUDE_FROM_ALL ${bench})
    target_link_libraries(${program} PRIVATE beffroi_${name} ${beside} benchmark)
  endforeach()
endfunction()

# The standard headers, parsed once instead of in each of hundreds of files: reading them takes longer than compiling what
# stands below them. The first target makes the precompiled header, those after it have the same flags and use it.
# Sources still include what they use.
function(beffroi_precompile kind target)
  if(NOT BEFFROI_PRECOMPILE)
    return()
  endif()
  get_property(first GLOBAL PROPERTY BEFFROI_PRECOMPILED_${kind})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
    return()
  endif()
  set_property(GLOBAL PROPERTY BEFFROI_PRECOMPILED_${kind} ${target})
  target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <chrono> <cstdint> <cstring> <expected> <filesystem>
    <functional> <map> <memory> <optional> <ranges> <set> <span> <string> <string_view> <tuple> <utility> <variant> <vector>
    <fmt/format.h> ${ARGN})
endfunction()

# A program of the tests: without link-time optimisation, which takes half a minute for each and proves nothing more.
function(beffroi_test_program program)
  set_target_properties(${program} PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
  target_link_options(${program} PRIVATE -fno-lto)
endfunction()

function(beffroi_fuzzer source)
  get_filename_component(program ${source} NAME_WE)
  get_filename_component(folder ${source} DIRECTORY)
  if(BEFFROI_FUZZ)
    add_executable(${program} ${source})
    target_link_options(${program} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${program} ${source} ${CMAKE_SOURCE_DIR}/tests/fuzz_replay_main.cpp)
    beffroi_test_program(${program})
    add_test(NAME ${program}_corpus COMMAND ${program} ${folder}/corpus/${program})
  endif()
  target_link_libraries(${program} PRIVATE ${ARGN})
endfunction()
