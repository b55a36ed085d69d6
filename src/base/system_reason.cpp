// SPDX-License-Identifier: EUPL-1.2
#include "base/system_reason.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace beffroi::base {
namespace {

struct Name {
  int code;
  const char* name;
};

// Each has its sentence in messages.<language>.yaml; a test compares.
constexpr std::array<Name, 22> kNames{{
    {EACCES, "EACCES"},
    {EBUSY, "EBUSY"},
    {EDQUOT, "EDQUOT"},
    {EEXIST, "EEXIST"},
    {EFBIG, "EFBIG"},
    {EINVAL, "EINVAL"},
    {EIO, "EIO"},
    {EISDIR, "EISDIR"},
    {ELOOP, "ELOOP"},
    {EMFILE, "EMFILE"},
    {ENFILE, "ENFILE"},
    {ENODEV, "ENODEV"},
    {ENAMETOOLONG, "ENAMETOOLONG"},
    {ENOENT, "ENOENT"},
    {ENOMEM, "ENOMEM"},
    {ENOSPC, "ENOSPC"},
    {ENOTDIR, "ENOTDIR"},
    {ENXIO, "ENXIO"},
    {EPERM, "EPERM"},
    {EPIPE, "EPIPE"},
    {EROFS, "EROFS"},
    {ESTALE, "ESTALE"},
}};

}  // namespace

std::string system_reason(int code) {
  const auto known = std::ranges::find(kNames, code, &Name::code);
  return known != kNames.end() ? known->name : std::strerror(code);
}

}  // namespace beffroi::base
