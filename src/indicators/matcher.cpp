// SPDX-License-Identifier: EUPL-1.2
#include "indicators/matcher.h"

#include <algorithm>

#include "base/assert.h"
#include "base/excerpt.h"
#include "base/text.h"
#include "sigma/details.h"

namespace beffroi::indicators {
namespace {

bool may_hold_text(const model::Value& value) {
  using enum model::ValueKind;
  return value.kind == utf16le || value.kind == utf8 || value.kind == bytes;
}

std::string_view text_of(const model::EcsFields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

/// How an account may be written in a list: its name, and behind each form of its domain ("CORP", "corp.example").
std::vector<std::string> spellings(std::string_view name, std::string_view domain) {
  std::vector<std::string> all = {base::fold(name)};
  if (const std::size_t slash = all.front().rfind('\\'); slash != all.front().npos)
    all.push_back(all.front().substr(slash + 1));
  if (domain.empty()) return all;
  const std::string folded = base::fold(domain);
  all.push_back(folded + "\\" + all.front());
  if (const std::size_t dot = folded.find('.'); dot != folded.npos) all.push_back(folded.substr(0, dot) + "\\" + all.front());
  return all;
}

struct AccountField {
  std::string_view name, domain;  ///< ECS
};
constexpr std::array<AccountField, 7> kAccountFields{{{"user.name", "user.domain"},
                                                      {"user.target.name", "user.target.domain"},
                                                      {"winlog.subject.name", ""},
                                                      {"winlog.service.account", ""},
                                                      // security identifiers
                                                      {"user.id", ""},
                                                      {"user.target.id", ""},
                                                      {"winlog.subject.id", ""}}};

/// The indicators of all kinds that one ECS field names.
void find_named(const Index& index, const model::EcsFields& fields, std::string_view ecs, std::string_view text,
                Index::Hits& hits) {
  const auto account = std::ranges::find(kAccountFields, ecs, &AccountField::name);
  if (account != kAccountFields.end()) {
    const std::string_view domain = account->domain.empty() ? std::string_view() : text_of(fields, account->domain);
    for (const std::string& spelling : spellings(text, domain)) index.find(Kind::account, spelling, hits);
  }
  if (ecs == "service.name") index.find(Kind::service, base::fold(text), hits);
  if (ecs == "winlog.task.name") {
    // "\Folder\Name": the whole, the whole without its first backslash, the last part.
    const std::string folded = base::fold(text);
    const std::string_view whole = folded;
    index.find(Kind::task, whole, hits);
    if (whole.starts_with('\\')) index.find(Kind::task, whole.substr(1), hits);
    index.find(Kind::task, whole.substr(whole.rfind('\\') + 1), hits);
  }
}

/// Whether an event lies beyond the time for which an indicator is one; not where its time is not known in UTC.
bool is_too_late(const Indicator& indicator, const model::Event& event) {
  return indicator.until && event.time && event.time->basis == model::TimeBasis::utc && event.time->moment > *indicator.until;
}

}  // namespace

bool Matcher::names_version(const model::EventBatch& batch, model::Symbol name) {
  const auto [at, fresh] = versions_.try_emplace(name, false);
  if (fresh) at->second = base::fold(batch.symbols.text(name)).contains("version");
  return at->second;
}

void Matcher::look_in_values(const model::EventBatch& batch, const model::Event& event, Found& found) {
  for (const model::Field& field : event.fields) {
    if (field.scope != model::FieldScope::data || !may_hold_text(field.value)) continue;
    std::string text = model::canonical_text(field.value);
    hits_.clear();
    index_.find_in_text(text, !names_version(batch, field.name), hits_);
    if (hits_.empty()) continue;
    std::ranges::sort(hits_);
    hits_.erase(std::ranges::unique(hits_).begin(), hits_.end());
    text = base::cut_to(std::move(text), sigma::kMaxDetailBytes);
    for (const std::uint32_t hit : hits_) {
      Details& details = found[hit];
      if (details.size() < sigma::kMaxDetails) details.emplace_back(batch.symbols.text(field.name), text);
    }
  }
}

void Matcher::look_in_names(const model::EventBatch& batch, const model::Event& event, Found& found) {
  const model::MappedEvent* mapped = mapping_.find(batch.symbols.text(event.provider), event.code);
  if (!mapped) return;
  model::EcsFields fields;
  model::append_mapped(fields, mapped->fields, batch, event);
  for (const auto& [ecs, text] : fields) {
    hits_.clear();
    find_named(index_, fields, ecs, text, hits_);
    for (const std::uint32_t hit : hits_) {
      const auto native = std::ranges::find(mapped->fields, ecs, &model::MappedField::ecs);
      Details& details = found[hit];
      const std::pair<std::string, std::string> detail{native->native, base::cut_to(text, sigma::kMaxDetailBytes)};
      if (std::ranges::find(details, detail) == details.end()) details.push_back(detail);
    }
  }
}

void Matcher::match(const model::EventBatch& batch, const sigma::OnMatch& on_match) {
  BEFFROI_ASSERT(!batch.rest);  // every field is read
  const bool by_name = index_.has(Kind::account) || index_.has(Kind::service) || index_.has(Kind::task);
  for (const model::Event& event : batch.events) {
    Found found;
    look_in_values(batch, event, found);
    if (by_name) look_in_names(batch, event, found);
    for (auto& [indicator, details] : found) {
      if (is_too_late(index_.indicators()[indicator], event)) continue;
      on_match({first_rule_ + indicator, event, batch.symbols, std::move(details)});
    }
  }
}

}  // namespace beffroi::indicators
