// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/argument.h"

namespace beffroi::base {

/// Where something went wrong, for the person who must mend it.
struct Where {
  std::string path;
  std::optional<std::uint64_t> line;
  std::optional<std::uint64_t> offset;
  std::optional<std::uint64_t> column = {};  ///< within the line, from 1

  friend bool operator==(const Where&, const Where&) = default;
};

/// The world failed: a path is missing, a disk is full, a rule is not valid. Carries an id and typed arguments, never a
/// sentence: app and server make the four-part message (what, where, why, what to do) from the catalogue entry `error.<id>`.
struct Error {
  std::string id;
  Arguments arguments;
  Where where;
  std::vector<Error> causes;

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void>
using Result = std::expected<T, Error>;

/// An error ready to be returned: `return fail("evidence.unreadable", {{"reason", why}}, {path});`
inline std::unexpected<Error> fail(std::string id, Arguments arguments = {}, Where where = {}, std::vector<Error> causes = {}) {
  return std::unexpected(Error{std::move(id), std::move(arguments), std::move(where), std::move(causes)});
}

}  // namespace beffroi::base

#define BEFFROI_CONCAT_(a, b) a##b
#define BEFFROI_CONCAT(a, b) BEFFROI_CONCAT_(a, b)
#define BEFFROI_TRY_(result, declaration, ...)                    \
  auto result = (__VA_ARGS__);                                    \
  if (!result) return std::unexpected(std::move(result).error()); \
  declaration = *std::move(result)

/// `BEFFROI_TRY(auto bytes, read(path));` declares or assigns the value, or returns the error to the caller.
/// __COUNTER__, not __LINE__: two on one line must not collide.
#define BEFFROI_TRY(declaration, ...) BEFFROI_TRY_(BEFFROI_CONCAT(beffroi_try_, __COUNTER__), declaration, __VA_ARGS__)

/// The same for a Result<void>.
#define BEFFROI_TRY_VOID(...)                                                                                               \
  do {                                                                                                                      \
    if (auto beffroi_outcome = (__VA_ARGS__); !beffroi_outcome) return std::unexpected(std::move(beffroi_outcome).error()); \
  } while (false)
