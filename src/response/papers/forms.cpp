// SPDX-License-Identifier: EUPL-1.2
#include "response/papers/forms.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/assert.h"
#include "base/number.h"
#include "base/resources.h"
#include "town/catalogue.h"
#include "town/words.h"

namespace beffroi::response::papers {
namespace {

using base::yaml::Node;

constexpr int kTwelfths = 12;
constexpr int kMaxRows = 40;   // an A4 sheet holds no more
constexpr int kMaxBoxes = 24;  // one line
constexpr std::array<std::pair<std::string_view, FieldKind>, 4> kKinds{
    {{"line", FieldKind::line}, {"lines", FieldKind::lines}, {"choice", FieldKind::choice}, {"letters", FieldKind::letters}}};
constexpr std::array<std::string_view, 4> kStates = {"confirmed", "contested", "proposed", "practice"};

base::Result<int> number(const Node& node, std::string_view key, int otherwise, int least, int most, std::string_view path) {
  const Node* member = node.find(key);
  if (!member) return otherwise;
  const auto value = base::whole_number<int>(member->scalar);
  if (!value || *value < least || *value > most)
    return invalid_catalogue(*member, path, std::string(key) + " is no number that is possible here");
  return *value;
}

base::Result<Wording> wording(const Node& node, std::string_view path) {
  Wording words{std::string(node.text("fr")), std::string(node.text("en"))};
  if (words.fr.empty() || words.en.empty()) return invalid_catalogue(node, path, "fr and en are needed");
  return words;
}

base::Result<std::vector<Wording>> wordings(const Node& root, std::string_view key, std::string_view path) {
  std::vector<Wording> all;
  const Node* list = root.find(key);
  if (!list) return all;
  for (const Node& element : list->elements) {
    BEFFROI_TRY(Wording one, wording(element, path));
    all.push_back(std::move(one));
  }
  return all;
}

base::Result<Field> read_field(const Node& node, std::string_view path) {
  Field field;
  const std::string_view word = node.text("kind", "line");
  const auto kind = std::ranges::find(kKinds, word, &std::pair<std::string_view, FieldKind>::first);
  if (kind == kKinds.end()) return invalid_catalogue(node, path, "kind is line, lines, choice or letters");
  field.kind = kind->second;
  BEFFROI_TRY(field.label, read_wording(node, "label", path));
  BEFFROI_TRY(field.width, number(node, "width", kTwelfths, 2, kTwelfths, path));
  BEFFROI_TRY(field.rows, number(node, "rows", 1, 1, kMaxRows, path));
  BEFFROI_TRY(field.boxes, number(node, "boxes", 0, 1, kMaxBoxes, path));
  BEFFROI_TRY(field.options, wordings(node, "options", path));
  if ((field.kind == FieldKind::choice) == field.options.empty())
    return invalid_catalogue(node, path, "a choice has options, nothing else has");
  if ((field.kind == FieldKind::letters) == (field.boxes == 0))
    return invalid_catalogue(node, path, "letters have boxes, nothing else has");
  return field;
}

base::Result<> read_sections(const Node& root, std::string_view path, Form& form) {
  const Node* sections = root.find("sections");
  if (!sections) return {};
  std::size_t fields = 0;
  for (const Node& node : sections->elements) {
    Section section;
    BEFFROI_TRY(section.title, read_optional_wording(node, "title", path));
    const Node* list = node.find("fields");
    if (!list || list->elements.empty()) return invalid_catalogue(node, path, "a section has fields");
    for (const Node& element : list->elements) {
      BEFFROI_TRY(Field field, read_field(element, path));
      section.fields.push_back(std::move(field));
      if (++fields > kMaxFields) return invalid_catalogue(element, path, "too many fields for one sheet");
    }
    form.sections.push_back(std::move(section));
  }
  return {};
}

base::Result<> read_list(const Node& root, std::string_view path, Form& form) {
  const Node* list = root.find("list");
  if (!list) return {};
  BEFFROI_TRY(form.rows, number(*list, "rows", 0, 1, kMaxRows, path));
  const Node* columns = list->find("columns");
  if (!columns || form.rows == 0) return invalid_catalogue(*list, path, "a list has columns and rows");
  int widths = 0;
  for (const Node& element : columns->elements) {
    Column column;
    BEFFROI_TRY(column.label, wording(element, path));
    BEFFROI_TRY(column.width, number(element, "width", 1, 1, kTwelfths, path));
    widths += column.width;
    form.columns.push_back(std::move(column));
  }
  if (widths != kTwelfths) return invalid_catalogue(*columns, path, "the widths of the columns are twelve together");
  return {};
}

base::Result<> read_source(const Node& root, std::string_view path, Form& form) {
  BEFFROI_TRY(form.source, read_wording(root, "source", path));
  const Node* source = root.find("source");
  form.source_state = source->text("state");
  form.source_as_of = source->text("as_of");
  if (std::ranges::find(kStates, form.source_state) == kStates.end())
    return invalid_catalogue(*source, path, "state is none of ours");
  return {};
}

base::Result<> read_services(const Node& root, std::string_view path, Form& form) {
  const Node* list = root.find("services");
  if (!list || list->elements.empty()) return invalid_catalogue(root, path, "services is empty");
  for (const Node& element : list->elements) {
    if (element.scalar != kAnyService && !town::Catalogue::embedded().find(element.scalar))
      return invalid_catalogue(element, path, "no service is called " + element.scalar);
    form.services.push_back(element.scalar);
  }
  return {};
}

bool is_code(std::string_view code) {
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

base::Result<> read_head(const Node& root, std::string_view path, Form& form) {
  form.id = root.text("id");
  form.code = root.text("code");
  if (form.id.empty() || form.id != town::identifier_of(form.id))
    return invalid_catalogue(root, path, "id is missing or no id");
  if (!is_code(form.code)) return invalid_catalogue(root, path, "code is three letters A to Z");
  constexpr int kLast = 10'000;
  BEFFROI_TRY(form.order, number(root, "order", 0, 1, kLast, path));
  BEFFROI_TRY(form.title, read_wording(root, "title", path));
  BEFFROI_TRY(form.filled_by, read_wording(root, "filled_by", path));
  BEFFROI_TRY(form.warning, read_optional_wording(root, "warning", path));
  BEFFROI_TRY(form.before, wordings(root, "before", path));
  BEFFROI_TRY(form.after, wordings(root, "after", path));
  form.signature = root.text("signature") == "true";
  return {};
}

std::vector<Form> load() {
  std::vector<Form> all;
  std::set<std::string> codes;
  for (const base::Resource& file : base::resources_below("data/catalogue/forms/")) {
    auto form = read_form(file.bytes, file.name);
    BEFFROI_ASSERT(form.has_value());
    // Two forms of one code would give two sheets the same number.
    BEFFROI_ASSERT(codes.insert(form->code).second);
    all.push_back(*std::move(form));
  }
  std::ranges::sort(all, {}, &Form::order);
  return all;
}

}  // namespace

base::Result<Form> read_form(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Form form;
  BEFFROI_TRY_VOID(read_head(root, path, form));
  BEFFROI_TRY_VOID(read_services(root, path, form));
  BEFFROI_TRY_VOID(read_sections(root, path, form));
  BEFFROI_TRY_VOID(read_list(root, path, form));
  BEFFROI_TRY_VOID(read_source(root, path, form));
  if (form.sections.empty() && form.columns.empty()) return invalid_catalogue(root, path, "there is nothing to fill in");
  return form;
}

bool is_for(const Form& form, std::string_view service) {
  return std::ranges::any_of(form.services, [&](const std::string& one) { return one == kAnyService || one == service; });
}

std::span<const Form> forms() {
  static const std::vector<Form> all = load();
  return all;
}

const Form* form_named(std::string_view text) {
  const std::string asked = town::identifier_of(text);
  const auto at = std::ranges::find_if(forms(), [&asked](const Form& form) {
    return form.id == asked || town::identifier_of(form.code) == asked || town::identifier_of(form.title.fr) == asked ||
           town::identifier_of(form.title.en) == asked;
  });
  return at == forms().end() ? nullptr : &*at;
}

}  // namespace beffroi::response::papers
