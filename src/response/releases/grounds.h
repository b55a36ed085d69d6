// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::releases {

/// On what ground a machine goes back into service.
enum class Ground : std::uint8_t {
  rebuilt,
  restored,         ///< from before the first malicious time, then hardened
  examined,         ///< complete logs over the whole attack and no sign
  never_reachable,  ///< from the lost directory
};

/// "rebuilt" …, and back.
std::string_view name_of(Ground ground);
std::optional<Ground> ground_of(std::string_view name);

/// What data/catalogue/releases/grounds.yaml says about a ground.
struct KnownGround {
  Ground ground = Ground::rebuilt;
  Wording title, meaning;
  std::vector<Wording> confirm;  ///< what who signs confirms
};

struct Grounds {
  std::vector<KnownGround> all;       ///< one of each, in the order of the enumeration
  std::vector<std::string> channels;  ///< logs that must cover the whole attack for `examined`
};

/// Errors: yaml.*, response.catalogue {reason}.
base::Result<Grounds> read_grounds(std::string_view yaml, std::string_view path);

/// Those that the program carries.
const Grounds& grounds();
const KnownGround& known(Ground ground);

}  // namespace beffroi::response::releases
