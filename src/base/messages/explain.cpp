// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "base/messages.h"
#include "base/text.h"

namespace beffroi::base {
namespace {

constexpr std::size_t kMaxCauses = 20;  // shown at one level
constexpr std::size_t kMaxCauseDepth = 5;

std::string safe(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.from_argument ? printable(piece.text) : piece.text;
  return text;
}

/// The generic entry's `details`: what the arguments say, for an id without an entry of its own.
std::string listed(const Arguments& arguments, const Catalogue& catalogue) {
  std::string list;
  for (const Argument& argument : arguments) {
    const std::string value = catalogue.text("error.argument", {{"value", argument.value}});
    list += fmt::format("{}{} = {}", list.empty() ? "" : ", ", argument.name, value);
  }
  return list;
}

std::string place(const Where& where, const Catalogue& catalogue) {
  if (where.path.empty()) return {};
  Arguments arguments{{"path", where.path}};
  if (where.line) arguments.push_back({"line", static_cast<std::int64_t>(*where.line)});
  if (where.offset) arguments.push_back({"offset", static_cast<std::int64_t>(*where.offset)});
  if (where.line && where.column) {
    arguments.push_back({"column", static_cast<std::int64_t>(*where.column)});
    return safe(catalogue.pieces("error.at.column", arguments));
  }
  return safe(catalogue.pieces(where.line ? "error.at.line" : where.offset ? "error.at.offset" : "error.at.path", arguments));
}

void append_part(std::string& out, std::string_view label, const std::string& sentence, std::size_t indent,
                 const Catalogue& catalogue) {
  if (sentence.empty()) return;
  out += fmt::format("{}{}\n", std::string(indent, ' '), catalogue.text(label, {{"text", sentence}}));
}

void append_error(std::string& out, const Error& error, const Catalogue& catalogue, std::size_t depth) {
  const std::string entry = "error." + error.id;
  const bool known = catalogue.has(entry + ".what");
  Arguments arguments = error.arguments;
  if (!known) arguments = {{"id", error.id}, {"details", listed(error.arguments, catalogue)}};
  const auto part = [&](std::string_view name) {
    const std::string id = fmt::format("{}.{}", known ? entry : "error.generic", name);
    return catalogue.has(id) ? safe(catalogue.pieces(id, arguments)) : std::string();
  };
  const std::size_t indent = 2 * depth;
  append_part(out, depth == 0 ? "error.part.what" : "error.part.cause", part("what"), indent, catalogue);
  append_part(out, "error.part.where", place(error.where, catalogue), indent + 2, catalogue);
  append_part(out, "error.part.why", part("why"), indent + 2, catalogue);
  append_part(out, "error.part.do", part("do"), indent + 2, catalogue);
  if (depth == kMaxCauseDepth) return;
  for (std::size_t i = 0; i < error.causes.size() && i < kMaxCauses; ++i) {
    append_error(out, error.causes[i], catalogue, depth + 1);
  }
  if (error.causes.size() > kMaxCauses) {
    const auto more = static_cast<std::int64_t>(error.causes.size() - kMaxCauses);
    out += fmt::format("{}{}\n", std::string(indent + 2, ' '), catalogue.text("error.part.more", {{"count", more}}));
  }
}

}  // namespace

std::string explain(const Error& error, const Catalogue& catalogue) {
  std::string out;
  append_error(out, error, catalogue, 0);
  return out;
}

}  // namespace beffroi::base
