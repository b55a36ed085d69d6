// SPDX-License-Identifier: EUPL-1.2
#include "response/dossiers/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/resources.h"
#include "base/yaml/node.h"

namespace beffroi::response::dossiers {
namespace {

using base::yaml::Node;

constexpr std::string_view kFolder = "data/catalogue/dossiers/";

base::Result<Field> read_field(const Node& node, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(node, {"id", "label", "label_president", "hint", "from", "cnil", "edpb"}, path));
  Field field{
      .id = std::string(node.text("id")), .cnil = std::string(node.text("cnil")), .edpb = std::string(node.text("edpb"))};
  if (field.id.empty()) return invalid_catalogue(node, path, "'id' is needed");
  BEFFROI_TRY(field.label, read_headed_wording(node, "label", path));
  BEFFROI_TRY(field.hint, read_optional_wording(node, "hint", path));
  if (const Node* from = node.find("from")) {
    for (const Node& element : from->elements) field.from.push_back(element.scalar);
  }
  return field;
}

base::Result<Part> read_part(const Node& node, std::string_view path, std::set<std::string>& ids) {
  BEFFROI_TRY_VOID(check_keys(node, {"title", "fields"}, path));
  Part part;
  BEFFROI_TRY(part.title, read_wording(node, "title", path));
  const Node* fields = node.find("fields");
  if (!fields || fields->elements.empty()) return invalid_catalogue(node, path, "'fields' is needed");
  for (const Node& element : fields->elements) {
    BEFFROI_TRY(Field field, read_field(element, path));
    if (!ids.insert(field.id).second) return invalid_catalogue(element, path, fmt::format("'{}' stands twice", field.id));
    part.fields.push_back(std::move(field));
  }
  return part;
}

base::Result<> read_words(const Node& root, std::string_view path, Form& form) {
  BEFFROI_TRY(form.title, read_wording(root, "title", path));
  BEFFROI_TRY(form.to, read_wording(root, "to", path));
  BEFFROI_TRY(form.channel, read_wording(root, "channel", path));
  BEFFROI_TRY(form.signs, read_headed_wording(root, "signs", path));
  BEFFROI_TRY(form.lead, read_wordings(root, "lead", path));
  BEFFROI_TRY(form.papers, read_wordings(root, "papers", path));
  return {};
}

}  // namespace

const Field* Form::field(std::string_view name) const {
  for (const Part& part : parts) {
    const auto found = std::ranges::find(part.fields, name, &Field::id);
    if (found != part.fields.end()) return &*found;
  }
  return nullptr;
}

base::Result<Form> parse_form(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  BEFFROI_TRY_VOID(check_keys(root,
                              {"id", "order", "title", "to", "channel", "lead", "obligation", "signs", "signs_president",
                               "checks_signatory", "persons", "handed_over", "parts", "papers"},
                              path));
  Form form{.id = std::string(root.text("id")),
            .obligation = std::string(root.text("obligation")),
            .checks_signatory = root.text("checks_signatory") == "true",
            .every_person = root.text("persons") == "every",
            .handed_over = root.text("handed_over") == "true"};
  const auto order = base::whole_number<std::int64_t>(root.text("order"));
  if (form.id.empty() || !order) return invalid_catalogue(root, path, "'id' and a whole number as 'order' are needed");
  form.order = *order;
  BEFFROI_TRY_VOID(read_words(root, path, form));
  const Node* parts = root.find("parts");
  if (!parts || parts->elements.empty()) return invalid_catalogue(root, path, "'parts' is needed");
  std::set<std::string> ids;
  for (const Node& element : parts->elements) {
    BEFFROI_TRY(Part part, read_part(element, path, ids));
    form.parts.push_back(std::move(part));
  }
  return form;
}

base::Result<std::vector<Form>> forms() {
  std::vector<Form> all;
  for (const base::Resource& file : base::resources_below(kFolder)) {
    BEFFROI_TRY(Form form, parse_form(file.bytes, file.name));
    all.push_back(std::move(form));
  }
  std::ranges::stable_sort(all, {}, &Form::order);
  return all;
}

}  // namespace beffroi::response::dossiers
