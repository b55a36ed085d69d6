# What every target is compiled with. The hardening flags follow the OpenSSF compiler guide (June 2026) as far as
# g++ 12 knows them; sanitizer builds go without FORTIFY and automatic initialisation, which would hide the bugs they look for.
option(BEFFROI_FUZZ "link the fuzz targets with libFuzzer" OFF)
option(BEFFROI_COVERAGE "count the lines that tests reach" OFF)
option(BEFFROI_PRECOMPILE "parse the standard headers once for all" ON)
set(BEFFROI_SANITIZE "" CACHE STRING "comma list for -fsanitize=")

add_library(beffroi_flags INTERFACE)
target_compile_options(beffroi_flags INTERFACE
  -march=x86-64-v2 -Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wsign-conversion -Wshadow -Wimplicit-fallthrough
  -Wno-missing-field-initializers  # designated initialisers leave the rest at its default on purpose
  -Werror -ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -fno-delete-null-pointer-checks -fno-strict-overflow)
# libstdc++ 12 calls what it deprecates itself (std::stable_sort), and clang blames the caller.
target_compile_options(beffroi_flags INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
# What ccache needs to know files that use a precompiled header again.
target_compile_options(beffroi_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
  $<$<CXX_COMPILER_ID:Clang>:-Xclang;-fno-pch-timestamp>)
# Some outside libraries ask for it; flags that differ would need a second precompiled header.
target_compile_options(beffroi_flags INTERFACE -pthread)
target_include_directories(beffroi_flags INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)

if(BEFFROI_SANITIZE)
  target_compile_options(beffroi_flags INTERFACE -fsanitize=${BEFFROI_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(beffroi_flags INTERFACE -fsanitize=${BEFFROI_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  # Fat objects hold machine code beside what link-time optimisation reads: only the program is optimised as a whole, and
  # linking a test stays quick (beffroi_test_program).
  target_compile_options(beffroi_flags INTERFACE -ffat-lto-objects)
  # g++ 12 sees uninitialised and overrun strings where there are none in optimised code; clang's sanitizers find the real ones.
  target_compile_options(beffroi_flags INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict>)
  target_compile_options(beffroi_flags INTERFACE -D_GLIBCXX_ASSERTIONS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
    -fstack-clash-protection -fstack-protector-strong -fcf-protection=full -ftrivial-auto-var-init=zero -fPIE)
  target_link_options(beffroi_flags INTERFACE -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,-z,separate-code
    -Wl,--as-needed)
endif()
if(BEFFROI_COVERAGE)
  target_compile_options(beffroi_flags INTERFACE --coverage)
  target_link_options(beffroi_flags INTERFACE --coverage)
endif()
if(BEFFROI_FUZZ)
  target_compile_options(beffroi_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
