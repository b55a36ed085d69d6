// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/direct.h"

#include <utility>

#include "base/assert.h"

namespace beffroi::readers::evtx {
namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 32;
}

std::uint64_t form_of(const Node& node) {
  const std::uint64_t has_text = node.text.empty() ? 0 : 1;
  return std::uint64_t{node.name} << 32 | std::uint64_t{node.number} << 16 | has_text << 8 |
         static_cast<std::uint8_t>(node.kind);
}

}  // namespace

std::uint64_t DirectPrograms::read_form(const Tree& tree, Place place, const Names& names) {
  form_.place = place;
  form_.nodes.clear();
  form_.names.clear();
  auto hash = static_cast<std::uint64_t>(place);
  bool may_name = false;
  for (const Node& node : tree) {
    form_.nodes.push_back(form_of(node));
    hash = mixed(hash, form_.nodes.back());
    if (node.kind == NodeKind::attribute) may_name = names.text(node.name) == "Name";
    if (node.kind == NodeKind::attributes_end) may_name = false;
    if (!may_name || node.text.empty()) continue;
    const std::uint64_t size = node.text.size();
    form_.names.append(reinterpret_cast<const char*>(&size), sizeof size);
    form_.names += base::as_text(node.text);
    hash = mixed(hash, size);
  }
  return hash;
}

DirectPrograms::Known* DirectPrograms::find(std::uint64_t hash) {
  const auto [first, last] = known_.equal_range(hash);
  for (auto at = first; at != last; ++at) {
    if (at->second->form == form_) return at->second.get();
  }
  return nullptr;
}

const std::vector<Step>& DirectPrograms::of(const Tree& tree, Place place, const Naming& naming) {
  if (tree.size() > kMaxNodes) return unkept_ = compile_plain(tree, place, naming);
  const std::uint64_t hash = read_form(tree, place, naming.names);
  if (Known* known = find(hash)) {
    for (const auto& [step, node] : known->constants) {
      known->steps[step].constant = model::Value::of_view(model::ValueKind::utf16le, tree[node].text);
    }
    return known->steps;
  }
  auto known = std::make_unique<Known>(Known{form_, compile_plain(tree, place, naming), {}});
  std::unordered_map<const std::uint8_t*, std::size_t> node_at;  // texts lie apart in the chunk
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!tree[i].text.empty()) node_at.emplace(tree[i].text.data(), i);
  }
  for (std::size_t i = 0; i < known->steps.size(); ++i) {
    const Step& step = known->steps[i];
    if (step.kind != StepKind::constant || step.constant.kind != model::ValueKind::utf16le || step.constant.length == 0)
      continue;
    const auto node = node_at.find(step.constant.data);
    BEFFROI_ASSERT(node != node_at.end());  // it was made of this tree
    known->constants.push_back({i, node->second});
  }
  if (known_.size() >= kMaxKnown) known_.clear();
  return known_.emplace(hash, std::move(known))->second->steps;
}

}  // namespace beffroi::readers::evtx
