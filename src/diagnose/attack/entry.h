// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "diagnose/scene.h"

namespace beffroi::diagnose::attack {

/// Looks for one family of ways in. A file of attack/entries makes one: `attack::EntryFinder make_finder()`. Its confidence is what
/// the traces of the entry itself are worth, up to 0.65; how it fits the rest of the attack is added by find_entries().
using EntryFinder = void (*)(const Scene& scene, const Attack& attack, std::vector<Entry>& found);

namespace entries {
/// Every file of the folder, in alphabetical order (generated).
std::vector<EntryFinder> registry();
}  // namespace entries

/// All ways in, most likely first.
std::vector<Entry> find_entries(const Scene& scene, const Attack& attack);

}  // namespace beffroi::diagnose::attack
