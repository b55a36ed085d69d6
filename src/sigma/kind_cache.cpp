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
