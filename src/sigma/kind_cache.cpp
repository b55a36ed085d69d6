// SPDX-License-Identifier: EUPL-1.2
#include "sigma/kind_cache.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace beffroi::sigma {
namespace {

std::vector<GlobMatcher> matchers_of(const std::vector<std::string>& names) {
  std::vector<GlobMatcher> matchers;
  for (const std::string& name : names) matchers.emplace_back(parse_glob(name), false);
  return matchers;
}

bool any_fits(const std::vector<GlobMatcher>& names, std::string_view folded) {
  return names.empty() || std::ranges::any_of(names, [&](const GlobMatcher& name) { return name.fits(folded); });
}

bool looks_anywhere(const Slot& slot) { return slot.route.kind == Route::Kind::anywhere; }

/// What the columns of a kind take: the same as EventValues asks for.
class ColumnInterest final : public model::KindInterest {
 public:
  ColumnInterest(std::shared_ptr<const EventKind> kind, const NativeNames& natives)
      : kind_(std::move(kind)), natives_(natives) {}

  bool looks_at(std::string_view native_name) const override {
    const auto is_column = [&](std::uint32_t native) { return kind_->column_of_native[native] >= 0; };
    return kind_ && std::ranges::any_of(natives_.numbers_of_spellings(native_name), is_column);
  }
  bool looks_at_texts() const override { return kind_ && std::ranges::any_of(kind_->slots, looks_anywhere); }

 private:
  std::shared_ptr<const EventKind> kind_;  // null: no rule looks at such events
  const NativeNames& natives_;
};

}  // namespace

KindCache::KindCache(std::span<const Rule> rules, std::span<const Target> targets) : rules_(rules), natives_(targets) {
  std::unordered_map<const EventSource*, std::size_t> known;
  for (const Target& target : targets) {
    const auto [entry, is_new] = known.try_emplace(target.source.get(), sources_.size());
    if (is_new) {
      sources_.push_back(
          {target.source.get(), matchers_of(target.source->channels), matchers_of(target.source->providers), {}});
    }
    sources_[entry->second].targets.push_back(&target);
  }
}

std::shared_ptr<const EventKind> KindCache::find(std::string_view provider, std::string_view channel, std::uint32_t code) {
  std::shared_ptr<Entry> entry;
  const Key key{provider, channel, code};
  {
    const std::scoped_lock lock(mutex_);
    if (entries_.size() >= kMaxKinds && !entries_.contains(key)) entries_.clear();
    std::shared_ptr<Entry>& known = entries_[key];
    if (!known) known = std::make_shared<Entry>();
    entry = known;
  }
  std::call_once(entry->once, [&] { entry->kind = make(key); });
  return entry->kind;
}

std::shared_ptr<const model::KindInterest> KindCache::in(std::string_view provider, std::string_view channel,
                                                         std::uint32_t code) {
  auto kind = find(provider, channel, code);
  const auto looks_at_no_text = [](const Slot& slot) { return looks_anywhere(slot) && !slot.index.is_about_texts(); };
  if (kind && std::ranges::any_of(kind->slots, looks_at_no_text)) return nullptr;
  return std::make_shared<const ColumnInterest>(std::move(kind), natives_);
}

std::shared_ptr<const EventKind> KindCache::make(const Key& key) const {
  const auto& [provider, channel, code] = key;
  const std::string folded_provider = base::fold(provider);
  const std::string folded_channel = base::fold(channel);
  std::vector<const Target*> targets;
  if (channel.empty()) return nullptr;
  for (const Source& source : sources_) {
    const auto& events = source.source->events;
    if (!events.empty() && std::ranges::find(events, code) == events.end()) continue;
    if (!any_fits(source.channels, folded_channel) || !any_fits(source.providers, folded_provider)) continue;
    targets.insert(targets.end(), source.targets.begin(), source.targets.end());
  }
  std::ranges::sort(targets);  // all lie in one list, in the order of the rules
  EventKind kind = KindMaker{rules_, natives_}.make(targets, provider, code);
  if (kind.candidates.empty()) return nullptr;
  return std::make_shared<const EventKind>(std::move(kind));
}

}  // namespace beffroi::sigma
