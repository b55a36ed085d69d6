// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "report/columns.h"
#include "report/html/graph.h"
#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

constexpr int kBoxWidth = 168, kBoxHeight = 46, kColumnGap = 96, kRowGap = 26, kMargin = 14;

struct Corner {
  int x, y;
};

Corner corner_of(const Graph& graph, const Box& box) {
  const auto in_column = std::ranges::count(graph.boxes, box.column, &Box::column);
  const int slack = (static_cast<int>(graph.rows) - static_cast<int>(in_column)) * (kBoxHeight + kRowGap) / 2;
  return {kMargin + static_cast<int>(box.column) * (kBoxWidth + kColumnGap),
          kMargin + slack + static_cast<int>(box.row) * (kBoxHeight + kRowGap)};
}

/// A text of a box as far as it can be read there.
struct Label {
  const char* kind;
  std::size_t comfortable, most;  ///< characters
  int baseline;
};
constexpr Label kName{"name", 16, 24, 20}, kState{"state", 27, 40, 36};

/// A text that would overrun its box is drawn narrower, and cut where that would make it unreadable.
Markup label(const Label& kind, const std::string& content, const Corner& box) {
  const std::string shown = cut_to(content, kind.most);
  std::vector<Attribute> attributes{
      {"class", kind.kind}, {"x", std::to_string(box.x + kBoxWidth / 2)}, {"y", std::to_string(box.y + kind.baseline)}};
  if (columns_of(shown) > kind.comfortable) {
    attributes.push_back({"textLength", std::to_string(kBoxWidth - 12)});
    attributes.push_back({"lengthAdjust", "spacingAndGlyphs"});
  }
  return element("text", attributes, text(shown));
}

/// What an address that is no machine of the case is called; as among the indicators.
std::string outside_word(const Context& context, const std::string& address) {
  const auto& findings = context.content.diagnosis.findings;
  const auto told = std::ranges::find_if(findings, [&](const model::Finding& finding) {
    return finding.question == "indicators" && text_argument(finding, "address") == address;
  });
  std::string network = told == findings.end() ? "" : text_argument(*told, "network");
  const auto& ways = context.view.hypotheses;
  if (network.empty() && !ways.empty() && ways.front().vector == "vpn_account" && ways.front().source_ip == address)
    network = "elsewhere";
  return context.say("report.map.outside", {{"network", network}});
}

/// How a box looks and what it says: never more than the sentences say of that machine.
struct BoxState {
  std::string kind, words;
};

BoxState state_of(const Context& context, const Box& box) {
  if (box.outside) return {"outside", outside_word(context, box.name)};
  const auto host = std::ranges::find(context.view.hosts, box.name, &HostRow::name);
  const std::string state = host == context.view.hosts.end() ? "unknown" : host->state;
  const std::string supposed = fmt::format("report.host.{}.supposed", state);
  const auto is_supposed = [&](const model::Finding& finding) {
    return finding.question == "hosts" && text_argument(finding, "host") == box.name && ground_of(finding) == Ground::supposed;
  };
  if (context.words.has(supposed) && std::ranges::any_of(context.content.diagnosis.findings, is_supposed))
    return {state + " supposed", context.say(supposed)};
  return {state, word_of("report.host", state, context.words)};
}

Markup draw_box(const Context& context, const Graph& graph, const Box& box) {
  const Corner corner = corner_of(graph, box);
  const BoxState state = state_of(context, box);
  const auto n = [](int number) { return std::to_string(number); };
  return element("g", {{"class", "box " + state.kind}}, element("title", text(fmt::format("{} ({})", box.name, state.words))),
                 element("rect", {{"x", n(corner.x)},
                                  {"y", n(corner.y)},
                                  {"width", n(kBoxWidth)},
                                  {"height", n(kBoxHeight)},
                                  {"rx", box.outside ? "23" : "5"}}),
                 label(kName, context.view.names.of(box.name), corner), label(kState, state.words, corner));
}

/// The boxes in words, for who hears the drawing: "SRV-1 (compromise), SRV-2 (probablement chiffrée)".
std::string boxes_in_words(const Context& context, const Graph& graph) {
  std::string all;
  for (const Box& box : graph.boxes)
    all += fmt::format("{}{} ({})", all.empty() ? "" : ", ", context.view.names.of(box.name), state_of(context, box).words);
  return all;
}

std::string numbers_of(const Arrow& arrow) {
  std::string numbers;
  for (std::size_t i = 0; i < arrow.steps.size() && i < 3; ++i)
    numbers += fmt::format("{}{}", i == 0 ? "" : ", ", arrow.steps[i]);
  return arrow.steps.size() > 3 ? numbers + "…" : numbers;
}

/// A curve from the right side of one box to the left of the other; around, where it does not lead forward.
Markup draw_arrow(const Graph& graph, const Arrow& arrow) {
  const auto from = corner_of(graph, graph.boxes[arrow.from]);
  const auto to = corner_of(graph, graph.boxes[arrow.to]);
  const bool forward = to.x > from.x;
  const int x1 = from.x + (forward ? kBoxWidth : kBoxWidth / 2), y1 = from.y + (forward ? kBoxHeight / 2 : kBoxHeight);
  const int x2 = forward ? to.x - 3 : to.x + kBoxWidth / 2, y2 = to.y + (forward ? kBoxHeight / 2 : kBoxHeight + 3);
  const int bend = forward ? (x2 - x1) / 2 : 0, drop = forward ? 0 : kRowGap;
  const std::string path =
      fmt::format("M {} {} C {} {}, {} {}, {} {}", x1, y1, x1 + bend, y1 + drop, x2 - bend, y2 + drop, x2, y2);
  const int x = (x1 + x2) / 2, y = (y1 + y2) / 2 + (forward ? -6 : kRowGap - 4);
  return element("g", {{"class", arrow.succeeded ? "arrow" : "arrow failed"}},
                 element("path", {{"d", path}, {"marker-end", arrow.succeeded ? "url(#tip)" : "url(#tip-failed)"}}),
                 element("text", {{"x", std::to_string(x)}, {"y", std::to_string(y)}}, text(numbers_of(arrow))));
}

Markup tip(const std::string& id) {
  return element("marker",
                 {{"id", id},
                  {"viewBox", "0 0 8 8"},
                  {"refX", "7"},
                  {"refY", "4"},
                  {"markerWidth", "8"},
                  {"markerHeight", "8"},
                  {"orient", "auto"}},
                 element("path", {{"d", "M 0 0 L 8 4 L 0 8 z"}, {"class", id}}));
}

Markup drawing(const Context& context, const Graph& graph) {
  const int width = 2 * kMargin + static_cast<int>(graph.columns) * (kBoxWidth + kColumnGap) - kColumnGap;
  const int height = 2 * kMargin + static_cast<int>(graph.rows) * (kBoxHeight + kRowGap) - kRowGap + kRowGap;
  Markup inside = join(element("title", {{"id", "map-title"}}, text(context.say("report.map.title"))),
                       element("desc", {{"id", "map-desc"}},
                               text(context.say("report.map.description", {{"boxes", boxes_in_words(context, graph)}}))),
                       element("defs", tip("tip"), tip("tip-failed")));
  for (const Arrow& arrow : graph.arrows) inside += draw_arrow(graph, arrow);
  for (const Box& box : graph.boxes) inside += draw_box(context, graph, box);
  return element("div",
                 {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", context.say("report.map.title")}},
                 element("svg",
                         {{"class", "map"},
                          {"role", "img"},
                          {"aria-labelledby", "map-title map-desc"},
                          {"viewBox", fmt::format("0 0 {} {}", width, height)},
                          {"width", std::to_string(width)}},
                         inside));
}

/// The first step of all: from the outside address to the first machine, as the best hypothesis of the origin says.
std::vector<Move> moves_from_outside(const Context& context) {
  std::vector<Move> moves = context.view.moves;
  if (context.view.hypotheses.empty()) return moves;
  const Hypothesis& best = context.view.hypotheses.front();
  if (best.host.empty() || best.source_ip.empty()) return moves;
  const auto is_there = [&](const Move& move) { return move.from == best.source_ip && move.to == best.host; };
  if (std::ranges::any_of(moves, is_there)) return moves;
  const auto finding = std::ranges::find(context.content.diagnosis.findings, "origin", &model::Finding::question);
  std::optional<std::size_t> index;
  if (finding != context.content.diagnosis.findings.end()) {
    index = static_cast<std::size_t>(finding - context.content.diagnosis.findings.begin());
  }
  moves.insert(moves.begin(), Move{.from = best.source_ip,
                                   .to = best.host,
                                   .account = best.account,
                                   .method = "entry",
                                   .outcome = "succeeded",
                                   .time = best.time,
                                   .finding = index});
  return moves;
}

std::vector<Markup> row_of(const Context& context, const Move& move, std::size_t number) {
  Markup basis;
  if (move.finding) {
    const model::Finding& finding = context.content.diagnosis.findings[*move.finding];
    basis = join(ground_tag(context, finding), notes(context, context.references.numbers_of(finding.supports), move.finding),
                 corrected(context, finding));
  }
  return {text(std::to_string(number)),
          move.time ? moment(context, *move.time, "precise") : text(context.say("report.unknown")),
          machine(context, move.from),
          machine(context, move.to),
          move.account.empty() ? text(context.say("report.unknown")) : element("bdi", text(move.account)),
          text(word_of("report.method", move.method, context.words)),
          join(text(word_of("report.outcome", move.outcome, context.words)), text(" "), basis)};
}

}  // namespace

Markup map(const Context& context) {
  const auto moves = moves_from_outside(context);
  if (moves.empty()) return {};
  std::vector<Step> steps;
  std::vector<std::vector<Markup>> rows;
  for (const Move& move : moves) {
    const bool outside =
        std::ranges::find(context.view.hosts, move.from, &HostRow::name) == context.view.hosts.end() && move.method == "entry";
    steps.push_back({move.from, move.to, outside, move.outcome.empty() || move.outcome == "succeeded"});
    rows.push_back(row_of(context, move, rows.size() + 1));
  }
  const Graph graph = graph_of(steps);
  Markup content = join(element("p", {{"class", "lead"}}, context.text_of("report.map.lead")), drawing(context, graph));
  if (graph.left_out > 0) {
    content += element("p", context.text_of("report.map.left_out", {{"count", static_cast<std::int64_t>(graph.left_out)}}));
  }
  std::vector<std::string> headings;
  for (const auto* column : {"number", "time", "from", "to", "account", "method", "outcome"}) {
    headings.push_back(context.say(fmt::format("report.map.column.{}", column)));
  }
  content += table(context.say("report.map.table"), headings, rows, "moves");
  return section("map", context.say("report.section.map"), content);
}

}  // namespace beffroi::report::html
