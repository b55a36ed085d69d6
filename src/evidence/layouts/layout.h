// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/source.h"

namespace beffroi::evidence {

/// The origin of a stream: what its path tells about the machine, the place on that machine and the collector. Everything but
/// `path` and `argument` is a hint taken from names that an attacker may have chosen: shown, never opened, never trusted.
model::Origin describe_origin(std::string_view argument, std::string_view path);

namespace layouts {

/// A path of the evidence taken apart: every container's path in its parent, then the path of the stream in the last of them.
struct Trail {
  std::vector<std::vector<std::string_view>> steps;  ///< at least one, each with at least one component

  const std::vector<std::string_view>& last() const { return steps.back(); }
};

/// What a layout can tell; empty where it cannot.
struct Hints {
  std::string host;
  std::string original_path;
};

// One function for each layout, in the file of its name: nothing where the trail does not look like that layout.
std::optional<Hints> dfir_orc(const Trail& trail);
std::optional<Hints> kape(const Trail& trail);
std::optional<Hints> uac(const Trail& trail);
std::optional<Hints> velociraptor(const Trail& trail);
/// No collector: somebody copied folders of a disk, often below one folder for each machine.
std::optional<Hints> copied_folders(const Trail& trail);

/// Whether the text can be the name of a machine: letters, digits, '-', '_' and dots between, at least one of them a letter.
bool may_be_host(std::string_view text);
/// `text` without the endings .zip, .7z, .tar, .gz, .tgz, .xz and .zst, however many there are.
std::string_view without_archive_endings(std::string_view text);
/// The position of the first folder that stands at the root of a Windows disk (Windows, Users …), from `from`; components.size() if none.
std::size_t find_windows_root(const std::vector<std::string_view>& components, std::size_t from = 0);
/// "Windows\System32\x" from the components from `from` on, after `drive` if not empty ("C:").
std::string windows_path(std::string_view drive, const std::vector<std::string_view>& components, std::size_t from);

}  // namespace layouts
}  // namespace beffroi::evidence
