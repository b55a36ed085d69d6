// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/program.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"

namespace beffroi::readers::evtx {
namespace {

using model::FieldScope;

struct RoleName {
  std::string_view field;
  Role role;
};
constexpr std::array<RoleName, 6> kRoles = {{{"Provider_Name", Role::provider},
                                             {"Channel", Role::channel},
                                             {"Computer", Role::computer},
                                             {"EventID", Role::code},
                                             {"TimeCreated", Role::time},
                                             {"EventRecordID", Role::record_id}}};

Role role_of(std::string_view system_field) {
  for (const RoleName& known : kRoles) {
    if (known.field == system_field) return known.role;
  }
  return Role::none;
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool declares_namespace(std::string_view name) { return name == "xmlns" || name.starts_with("xmlns:"); }

/// A part of the tree: nodes [first, last).
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;

  bool empty() const { return first == last; }
};

/// What a field is called: known now, or held by a value of the record.
struct FieldName {
  std::string text;
  std::uint16_t from = Step::kStaticName;
};

enum class Source : std::uint8_t { attribute, element, element_with_attributes };

class Compiler {
 public:
  Compiler(const Tree& tree, const Naming& naming, bool ways_in)
      : tree_(tree), names_(naming.names), wanted_(naming.wanted), symbols_(naming.symbols), ways_in_(ways_in) {}

  std::vector<Step> compile(Place place) {
    element(0, place);
    return std::move(steps_);
  }

 private:
  /// Compiles the element at `at` and returns what follows it. As deep as the tree: at most kMaxDepth.
  std::size_t element(std::size_t at, Place place) {
    const std::size_t guard = open_guard(tree_[at].number);
    const Node* sole = sole_substitution(tree_, at);
    const bool vanishes = sole && sole->kind == NodeKind::optional_substitution && sole->number != tree_[at].number;
    const std::size_t inner_guard = open_guard(vanishes ? sole->number : kNoDependency);
    const std::string_view name = without_prefix(names_.text(tree_[at].name));
    const Place inside = inside_of(name, place);
    const std::size_t content = begin_of_content(tree_, at);
    const std::size_t end = end_of_element(tree_, at);
    const bool leaf = is_leaf({content, end});
    if (place != Place::skipped) {
      attributes(at, name, place);
      if (leaf)
        field(leaf_name(at, name, place), {content, end}, place, inside,
              has_attributes(at, name, place) ? Source::element_with_attributes : Source::element);
    }
    for (std::size_t child = content; !leaf && child < end;) {
      if (tree_[child].kind == NodeKind::element) {
        child = element(child, inside);
      } else {
        if (is_substitution(tree_[child])) way_in(tree_[child], inside);
        ++child;
      }
    }
    close_guard(inner_guard);
    close_guard(guard);
    return end + 1;
  }

  static Place inside_of(std::string_view name, Place place) {
    if (place == Place::document) return name == "Event" ? Place::event : Place::data;
    if (place != Place::event) return place;
    if (name == "System") return Place::system;
    return name == "RenderingInfo" ? Place::skipped : Place::data;
  }

  bool is_leaf(Range content) const {
    for (std::size_t i = content.first; i < content.last; ++i) {
      if (tree_[i].kind == NodeKind::element) return false;
    }
    return true;
  }

  /// Attributes that are fields themselves.
  bool has_attributes(std::size_t element, std::string_view name, Place place) const {
    for (std::size_t i = element + 1; tree_[i].kind != NodeKind::attributes_end; ++i) {
      if (tree_[i].kind != NodeKind::attribute) continue;
      const std::string_view attribute = names_.text(tree_[i].name);
      if (!declares_namespace(attribute) && !is_named_data(name, attribute, place)) return true;
    }
    return false;
  }

  /// <Data Name='x'> is the field x. Any other leaf is called as its element.
  static bool is_named_data(std::string_view element, std::string_view attribute, Place place) {
    return place == Place::data && attribute == "Name" && (element == "Data" || element == "ComplexData");
  }

  void attributes(std::size_t element, std::string_view name, Place place) {
    for (std::size_t i = element + 1; tree_[i].kind != NodeKind::attributes_end;) {
      const std::string_view attribute = names_.text(tree_[i].name);
      const Range value = attribute_value(i);
      i = value.last;
      if (declares_namespace(attribute) || is_named_data(name, attribute, place)) continue;
      std::string field_name = std::string(name) + '_' + std::string(without_prefix(attribute));
      if (place == Place::system && field_name == "EventID_Qualifiers") field_name = "Qualifiers";
      if (place == Place::system && field_name == "TimeCreated_SystemTime") field_name = "TimeCreated";
      field({std::move(field_name)}, value, place, place, Source::attribute);
    }
  }

  Range attribute_value(std::size_t attribute) const { return {attribute + 1, end_of_attribute(tree_, attribute)}; }

  FieldName leaf_name(std::size_t element, std::string_view name, Place place) const {
    for (std::size_t i = element + 1; tree_[i].kind != NodeKind::attributes_end; ++i) {
      if (tree_[i].kind != NodeKind::attribute || !is_named_data(name, names_.text(tree_[i].name), place)) continue;
      const Range value = attribute_value(i);
      if (value.last - value.first == 1 && is_substitution(tree_[value.first]))
        return {std::string(name), tree_[value.first].number};
      std::string text = constant_text(value);
      return {text.empty() ? std::string(name) : std::move(text)};
    }
    return {std::string(name)};
  }

  std::string constant_text(Range range) const {
    std::string text;
    for (std::size_t i = range.first; i < range.last; ++i) append_constant(text, tree_[i]);
    return text;
  }

  void append_constant(std::string& text, const Node& node) const;

  /// The field made of the nodes of `range`: an attribute's value or a leaf's content.
  void field(const FieldName& name, Range range, Place place, Place inside, Source source) {
    const bool of_system = place == Place::system;
    if (range.empty() && (of_system || place != Place::data || source == Source::element_with_attributes)) return;
    Step step{.role = of_system ? role_of(name.text) : Role::none,
              .scope = of_system ? FieldScope::system : FieldScope::data,
              .inside = inside,
              .repeats = source != Source::attribute,
              .emitted = place != Place::skipped && (name.from != Step::kStaticName || wanted_.wants(name.text)),
              .only_text = name.from == Step::kStaticName && !wanted_.wants_by_name(name.text),
              .name_from = name.from};
    const bool possible_way_in = ways_in_ && has_substitution(range);
    if (!step.emitted && step.role == Role::none && !possible_way_in) return;
    if (step.emitted) step.name = symbols_.intern(name.text);
    content(step, range);
  }

  bool has_substitution(Range range) const {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (is_substitution(tree_[i])) return true;
    }
    return false;
  }

  void content(Step step, Range range) {
    if (range.last - range.first > 1) {
      step.kind = StepKind::text;
      step.count = static_cast<std::uint32_t>(range.last - range.first);
      steps_.push_back(step);
      for (std::size_t i = range.first; i < range.last; ++i) steps_.push_back(piece(Step{.inside = step.inside}, tree_[i]));
      return;
    }
    steps_.push_back(range.empty() ? empty_text(step) : piece(step, tree_[range.first]));
  }

  static Step empty_text(Step step) {
    step.constant = model::Value::of_view(model::ValueKind::utf16le, {});
    return step;
  }

  Step piece(Step step, const Node& node) const {
    if (is_substitution(node)) {
      step.kind = StepKind::value;
      step.number = node.number;
      step.optional = node.kind == NodeKind::optional_substitution;
      return step;
    }
    step.kind = StepKind::constant;
    if (node.kind == NodeKind::entity || node.kind == NodeKind::character) {
      step.constant = model::Value::of_utf8(symbols_.text(symbols_.intern(reference_text(node))));
    } else {
      step.constant = model::Value::of_view(model::ValueKind::utf16le, node.text);
    }
    return step;
  }

  std::string reference_text(const Node& node) const {
    std::string text;
    if (node.kind == NodeKind::character) {
      base::append_utf8(text, node.number);
      return text;
    }
    const std::string_view name = names_.text(node.name);
    if (name == "amp") return "&";
    if (name == "lt") return "<";
    if (name == "gt") return ">";
    if (name == "quot") return "\"";
    if (name == "apos") return "'";
    return '&' + std::string(name) + ';';
  }

  void way_in(const Node& node, Place inside) {
    if (!ways_in_) return;
    Step step = piece({}, node);
    step.inside = inside;
    steps_.push_back(step);
  }

  /// Returns where the guard's steps begin, 0 for no guard.
  std::size_t open_guard(std::uint16_t number) {
    if (number == kNoDependency) return 0;
    steps_.push_back({.kind = StepKind::guard, .number = number});
    return steps_.size();
  }

  void close_guard(std::size_t guard) {
    if (guard == 0) return;
    steps_[guard - 1].count = static_cast<std::uint32_t>(steps_.size() - guard);
    if (steps_.size() == guard) steps_.pop_back();
  }

  const Tree& tree_;
  const Names& names_;
  const model::Wanted& wanted_;
  model::Symbols& symbols_;
  bool ways_in_;
  std::vector<Step> steps_;
};

void Compiler::append_constant(std::string& text, const Node& node) const {
  if (is_substitution(node)) return;
  if (node.kind == NodeKind::entity || node.kind == NodeKind::character) {
    text += reference_text(node);
  } else {
    base::append_utf16le(text, node.text);
  }
}

}  // namespace

std::vector<Step> excerpt(const std::vector<Step>& steps, const std::function<std::optional<Step>(const Step&)>& narrowed) {
  struct Guard {
    std::size_t kept, end;  // where it stands in the excerpt, where it ends in `steps`
  };
  std::vector<Step> kept;
  std::vector<Guard> open;
  for (std::size_t i = 0; i <= steps.size(); ++i) {
    for (; !open.empty() && open.back().end == i; open.pop_back()) {
      const std::size_t first = open.back().kept + 1;
      kept[first - 1].count = static_cast<std::uint32_t>(kept.size() - first);
      if (kept.size() == first) kept.pop_back();
    }
    if (i == steps.size()) break;
    if (steps[i].kind == StepKind::guard) {
      open.push_back({kept.size(), i + 1 + steps[i].count});
      kept.push_back(steps[i]);
    } else if (auto step = narrowed(steps[i])) {
      kept.push_back(*step);
    }
  }
  return kept;
}

Program compile(const Tree& tree, Place place, const Naming& naming) {
  return {.all = Compiler(tree, naming, true).compile(place), .plain = compile_plain(tree, place, naming)};
}

std::vector<Step> compile_plain(const Tree& tree, Place place, const Naming& naming) {
  return Compiler(tree, naming, false).compile(place);
}

}  // namespace beffroi::readers::evtx
