# The outside libraries, each found once. Which library may be named in which folder is checked by tools/check
# ("one door"); why each was chosen stands in docs/decisions/.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(GTest REQUIRED)
find_package(CLI11 REQUIRED)
find_package(simdjson REQUIRED)
find_package(date REQUIRED)
foreach(module IN ITEMS yaml-0.1 libdeflate re2 libarchive sqlite3 libmaxminddb)
  string(MAKE_C_IDENTIFIER ${module} name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
endforeach()
