// SPDX-License-Identifier: EUPL-1.2
#include "response/notices/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/assert.h"
#include "base/messages/template.h"
#include "base/resources.h"
#include "base/yaml/node.h"
#include "response/notices/facts.h"

namespace beffroi::response::notices {
namespace {

using base::yaml::Node;
namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Form>, 6> kForms{{{"page", Form::page},
                                                                   {"letter", Form::letter},
                                                                   {"poster", Form::poster},
                                                                   {"spoken", Form::spoken},
                                                                   {"message", Form::message},
                                                                   {"sms", Form::sms}}};

base::Result<std::int64_t> number_of(const Node& root, std::string_view key, std::string_view path) {
  const std::string_view text = root.text(key, "0");
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size() || number < 0)
    return invalid_catalogue(root, path, std::string(key));
  return number;
}

/// A text that names something that no draft can fill would show ⟦name⟧ to the public.
base::Result<> check_template(const Node& node, const std::string& text, std::string_view path) {
  const auto parsed = base::parse_template(text);
  if (!parsed) return invalid_catalogue(node, path, text);
  std::set<std::string> names;
  base::collect_argument_names(*parsed, names);
  for (const std::string& name : names) {
    if (!is_argument(name)) return invalid_catalogue(node, path, "{" + name + "}");
  }
  return {};
}

base::Result<Part> part_of(const Node& node, std::string_view path) {
  Part part;
  part.text = {std::string(node.text("fr")), std::string(node.text("en"))};
  if (part.text.fr.empty() || part.text.en.empty()) return invalid_catalogue(node, path, "fr, en");
  BEFFROI_TRY_VOID(check_template(node, part.text.fr, path));
  BEFFROI_TRY_VOID(check_template(node, part.text.en, path));
  if (const Node* when = node.find("when")) {
    for (const Node& one : when->elements) {
      if (!is_condition(one.scalar)) return invalid_catalogue(one, path, one.scalar);
      part.when.push_back(one.scalar);
    }
  }
  return part;
}

base::Result<std::vector<Kind>> load() {
  std::vector<Kind> all;
  for (const base::Resource& file : base::resources_below("data/catalogue/notices/")) {
    if (!file.name.ends_with(".yaml")) continue;
    BEFFROI_TRY(Kind kind, read_kind(file.bytes, file.name));
    all.push_back(std::move(kind));
  }
  std::ranges::sort(all, {}, &Kind::order);
  return all;
}

base::Result<Kind> read_own(const fs::path& path, const std::string& id) {
  std::error_code code;
  const bool usable = fs::is_regular_file(fs::symlink_status(path, code)) && fs::file_size(path, code) <= kMaxKindBytes;
  std::ifstream file(path, std::ios::binary);
  if (!usable || !file) return base::fail("notice.own_text", {{"path", path.string()}}, {path.string(), {}, {}});
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  BEFFROI_TRY(Kind kind, read_kind(bytes, path.string()));
  if (kind.id != id) return base::fail("notice.own_text", {{"path", path.string()}}, {path.string(), {}, {}});
  kind.adapted = true;
  return kind;
}

}  // namespace

base::Result<Kind> read_kind(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Kind kind;
  kind.id = root.text("id");
  const auto form = std::ranges::find(kForms, root.text("form"), &decltype(kForms)::value_type::first);
  if (kind.id.empty() || form == kForms.end()) return invalid_catalogue(root, path, "id, form");
  kind.form = form->second;
  kind.online = root.text("online") == "true";
  kind.internal = root.text("internal") == "true";
  BEFFROI_TRY(kind.order, number_of(root, "order", path));
  BEFFROI_TRY(kind.limit, number_of(root, "limit", path));
  BEFFROI_TRY(kind.title, read_wording(root, "title", path));
  BEFFROI_TRY(kind.audience, read_wording(root, "audience", path));
  BEFFROI_TRY(kind.headline, read_optional_wording(root, "headline", path));
  const Node* parts = root.find("parts");
  if (!parts || parts->elements.empty()) return invalid_catalogue(root, path, "parts");
  for (const Node& one : parts->elements) {
    BEFFROI_TRY(Part part, part_of(one, path));
    kind.parts.push_back(std::move(part));
  }
  return kind;
}

const std::vector<Kind>& built_in() {
  static const std::vector<Kind> all = [] {
    auto loaded = load();
    BEFFROI_ASSERT(loaded.has_value());
    return *std::move(loaded);
  }();
  return all;
}

base::Result<std::vector<Kind>> kinds(const fs::path& own) {
  std::vector<Kind> all = built_in();
  for (Kind& kind : all) {
    const fs::path path = own / (kind.id + ".yaml");
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored))) continue;
    BEFFROI_TRY(kind, read_own(path, kind.id));
  }
  return all;
}

const Kind* find(const std::vector<Kind>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Kind::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace beffroi::response::notices
