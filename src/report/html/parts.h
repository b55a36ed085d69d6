// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "report/content.h"
#include "report/ground.h"
#include "report/html/markup.h"
#include "report/references.h"
#include "report/view.h"

namespace beffroi::report::html {

/// What every section of the page is made from.
struct Context {
  const Content& content;
  const View& view;
  const References& references;
  const base::Catalogue& words;

  std::string say(std::string_view id, const base::Arguments& arguments = {}) const { return words.text(id, arguments); }
  Markup text_of(std::string_view id, const base::Arguments& arguments = {}) const {
    return sentence(words.pieces(id, arguments));
  }
};

/// A section with its heading, reachable by `id`.
Markup section(std::string_view id, const std::string& heading, const Markup& content);

/// The state as a small label: class "tag <kind>".
Markup tag(std::string_view kind, const std::string& words);
Markup ground_tag(const Context& context, const model::Finding& finding);
/// The state of a machine, an account, a question: `family` is the family of its words.
Markup state_tag(const Context& context, std::string_view family, std::string_view state);

/// ¹ ² ³: links to the records of the annex that a statement rests on; past a few, the rest is one link to the finding.
Markup notes(const Context& context, const std::vector<std::size_t>& numbers, std::optional<std::size_t> finding);

/// What a person made of the finding, to stand beside it; empty where nobody did.
Markup judgement(const Context& context, std::size_t finding);

/// A moment as the place's clock shows it, UTC beside for machines and hover.
Markup moment(const Context& context, base::Timestamp time, std::string_view style);

/// Beside the time of a finding: that it was put right, and why; empty where it is the records' own.
Markup corrected(const Context& context, const model::Finding& finding);

/// A machine by its short name.
Markup machine(const Context& context, std::string_view name);

/// A row of a table: its first cell is a header, each other one bears its heading for narrow screens.
Markup row(const std::vector<Attribute>& attributes, const std::vector<Markup>& cells,
           const std::vector<std::string>& headings);

/// A table that scrolls by itself on a narrow screen; `headings` and the first cell of each row are headers.
Markup table_of(const std::string& caption, const std::vector<std::string>& headings, const Markup& rows,
                std::string_view kind);
Markup table(const std::string& caption, const std::vector<std::string>& headings, const std::vector<std::vector<Markup>>& rows,
             std::string_view kind = "");

// The sections of the page, in its order. One without anything to say is empty.
Markup verdict(const Context& context);  ///< is there an attack, how, when, who, how bad
Markup advice(const Context& context);   ///< what to do now
Markup open_questions_in_brief(const Context& context);
Markup signatures(const Context& context);  ///< lines to sign, on paper only
Markup story(const Context& context);       ///< what happened, in the order of time
Markup map(const Context& context);         ///< who went where: a drawing and the same as a table
Markup hosts(const Context& context);       ///< machines: state and what was examined
Markup accounts(const Context& context);
Markup unknowns(const Context& context);    ///< what is not known and what to collect next
Markup findings(const Context& context);    ///< every statement with what speaks for and against it
Markup detections(const Context& context);  ///< rules that matched, with their authors
Markup evidence(const Context& context);    ///< what was read, hashes, accounting, issues
Markup annex(const Context& context);       ///< every cited record
Markup colophon(const Context& context);

Markup style_sheet();
/// What only an exercise prints: its word at the head of each sheet.
Markup exercise_style();

}  // namespace beffroi::report::html
