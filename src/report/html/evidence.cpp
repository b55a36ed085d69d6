// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "report/html/parts.h"
#include "report/unread.h"

namespace beffroi::report::html {
namespace {

constexpr std::size_t kMaxIssues = 500;  // of all sources; the rest is counted
constexpr std::size_t kMaxDetections = 300;

constexpr std::initializer_list<const char*> kSourceColumns{"number",     "source", "reader",    "events",
                                                            "understood", "unused", "in_issues", "issues"};

std::vector<std::string> columns(const Context& context, std::string_view family, std::initializer_list<const char*> names) {
  std::vector<std::string> headings;
  for (const auto* name : names) headings.push_back(context.say(fmt::format("report.{}.column.{}", family, name)));
  return headings;
}

/// Where it came from, in one line, where a collector or the machine said so.
Markup origin_of(const Context& context, const model::Origin& origin) {
  std::string lay_at = origin.original_path;
  std::ranges::replace(lay_at, '\\', '/');
  if (origin.collector.empty() && origin.path.ends_with(lay_at)) return {};  // the path above says it
  return element("span", {{"class", "detail"}},
                 context.text_of("report.evidence.origin", {{"path", origin.original_path},
                                                            {"host", context.view.names.of(origin.host)},
                                                            {"collector", origin.collector}}));
}

std::string what_is_not_read(const Context& context, const SourceSummary& source) {
  const std::string format = unread_format(source.issues);
  if (format.empty()) return context.say("report.evidence.unread");
  return context.say("report.evidence.no_reader", {{"format", format}});
}

Markup sources(const Context& context) {
  const auto number = [&](std::uint64_t count) { return context.words.number(static_cast<std::int64_t>(count)); };
  Markup rows;
  for (std::size_t i = 0; i < context.content.sources.size(); ++i) {
    const SourceSummary& source = context.content.sources[i];
    const auto& sums = source.accounting;
    const Markup name =
        join(element("bdi", text(source.origin.path)), element("span", {{"class", "detail code"}}, text(source.sha256.hex())),
             origin_of(context, source.origin));
    const Markup reader = source.reader.empty() ? tag("unknown", what_is_not_read(context, source)) : text(source.reader);
    rows += row({{"id", fmt::format("s{}", i + 1)}},
                {text(std::to_string(i + 1)), name, reader, text(number(source.events)), text(number(sums.understood)),
                 text(number(sums.unused)), text(number(sums.in_issues)), text(number(source.issues.size()))},
                columns(context, "evidence", kSourceColumns));
  }
  return table_of(context.say("report.evidence.table"), columns(context, "evidence", kSourceColumns), rows, "sources");
}

Markup issues(const Context& context) {
  Markup items;
  std::size_t count = 0;
  for (const SourceSummary& source : context.content.sources) {
    for (const model::Issue& issue : source.issues) {
      if (++count > kMaxIssues) continue;
      const std::string id = "issue." + issue.kind;
      const Markup what = context.words.has(id) ? context.text_of(id, issue.arguments) : element("code", text(issue.kind));
      items += element("li", what,
                       element("span", {{"class", "detail"}},
                               context.text_of("report.issue.place", {{"path", source.origin.path},
                                                                      {"offset", static_cast<std::int64_t>(issue.offset)},
                                                                      {"length", static_cast<std::int64_t>(issue.length)}})));
    }
  }
  if (count == 0) return element("p", context.text_of("report.issues.none"));
  Markup content = element("ul", {{"class", "issues"}}, items);
  if (count > kMaxIssues) {
    content += element("p", context.text_of("report.issues.more", {{"count", static_cast<std::int64_t>(count - kMaxIssues)}}));
  }
  return content;
}

}  // namespace

Markup detections(const Context& context) {
  const auto& all = context.content.detections;
  const auto number = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
  Markup content = element("p", {{"class", "lead"}},
                           context.text_of("report.detections.lead", {{"rules", number(context.content.rules_evaluated)},
                                                                      {"refused", number(context.content.rules_refused)},
                                                                      {"matched", number(all.size())}}));
  std::vector<std::vector<Markup>> rows;
  for (std::size_t i = 0; i < all.size() && i < kMaxDetections; ++i) {
    const DetectionSummary& one = all[i];
    std::vector<model::Basis> examples(one.examples.begin(), one.examples.end());
    Markup title =
        join(element("bdi", text(one.rule_title)), notes(context, context.references.numbers_of(examples), std::nullopt));
    title += element("span", {{"class", "detail"}}, context.text_of("report.detections.author", {{"author", one.author}}),
                     text(" · "), element("span", {{"class", "code"}}, text(one.rule_id)));
    Markup when = one.first_time ? moment(context, *one.first_time, "table") : text("—");
    if (one.last_time && one.last_time != one.first_time) when += join(text(" → "), moment(context, *one.last_time, "table"));
    rows.push_back({title, tag("level-" + one.level, word_of("report.level", one.level, context.words)),
                    text(context.words.number(number(one.count))), when});
  }
  if (!rows.empty()) {
    content += table(context.say("report.detections.table"), columns(context, "detections", {"rule", "level", "count", "when"}),
                     rows, "detections");
  }
  if (all.size() > kMaxDetections) {
    content += element("p", context.text_of("report.detections.more", {{"count", number(all.size() - kMaxDetections)}}));
  }
  return section("detections", context.say("report.section.detections"), content);
}

Markup evidence(const Context& context) {
  return section("evidence", context.say("report.section.evidence"),
                 join(element("p", {{"class", "lead"}}, context.text_of("report.evidence.lead")), sources(context),
                      element("h3", text(context.say("report.issues.heading"))), issues(context)));
}

}  // namespace beffroi::report::html
