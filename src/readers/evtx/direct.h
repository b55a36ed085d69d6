// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "readers/evtx/program.h"

namespace beffroi::readers::evtx {

/// Steps for elements written out without a template, as collectors forward them: the next record of the same kind differs in its
/// texts only, so what was compiled for one serves for all that have the same form.
class DirectPrograms {
 public:
  /// compile_plain(tree, place, naming). Valid until the next call. Naming is the same in all calls up to forget().
  const std::vector<Step>& of(const Tree& tree, Place place, const Naming& naming);
  /// To be called when names were let go.
  void forget() { known_.clear(); }

 private:
  static constexpr std::size_t kMaxKnown = 512;  // of made-up logs
  static constexpr std::size_t kMaxNodes = 4096;

  /// All of a tree that the compiler looks at.
  struct Form {
    Place place = Place::document;
    std::vector<std::uint64_t> nodes;  ///< kind, number, name, whether it has a text
    std::string names;                 ///< texts of attributes that may name fields

    friend bool operator==(const Form&, const Form&) = default;
  };
  struct Constant {
    std::size_t step, node;
  };
  struct Known {
    Form form;
    std::vector<Step> steps;
    std::vector<Constant> constants;  ///< steps whose constant is the text of a node
  };

  std::uint64_t read_form(const Tree& tree, Place place, const Names& names);
  Known* find(std::uint64_t hash);

  Form form_;  // of the tree asked for
  std::unordered_multimap<std::uint64_t, std::unique_ptr<Known>> known_;
  std::vector<Step> unkept_;
};

}  // namespace beffroi::readers::evtx
