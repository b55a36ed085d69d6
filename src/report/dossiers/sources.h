// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/dossiers/content.h"

namespace beffroi::report::dossiers {

inline constexpr std::size_t kMaxLines = 40;  ///< of one field; the rest is counted

/// What a source of a form's field gives. Names are a family and what of it:
///   person.<name|siren|address|signatory|deputy|dpo>     the legal person whose dossier it is
///   town.<population|switchboard|contacts|providers|insurance|backups|data_sets>   the body's (contacts: of the file, else whoever signs, else whom the first hour
///                           told with a number); of another legal person only whom to reach, its data sets, and the back-ups and providers of its own systems
///   finding.<question>      what the diagnosis says there, each sentence with the records it cites; finding.<question>.first: the first
///                           sentence alone, for those who do not read commands
///   declared.<event>        what people declared under that name, unless the answer that declares it is a source of the same field or it
///                           concerns another legal person; declared.text: all else that they declared; declared.documents: what they
///                           attached
///   answer.<question>       the answer of the first hour
///   clock.<obligation>      when its clock began, and why; late.<obligation>: that it has not passed yet,
///                           nothing once it has
///   stage.<obligation>      whether it is the first notification of this legal person or completes one
///   plain.attack            what happened, without machine, account or tool: for people who are no specialists
///   obligation.<id>         whether it was done, with which receipt
///   measure.done, measure.decided    what was done against the attack, and what is to be done
///   services.stopped        services of this legal person that do not work as on any day: those that people decided one by one, what is
///                           only proposed in one line; services.all: those of every legal person
///   people.<data_sets|kinds|number|severity|advice|sendings>   which data sets of this legal person are touched and why, whose data they
///                           hold, how many people, how grave it is, what these people can do, what was sent to them
///   call.csirt, call.night           whom the directory names for the department
/// Nothing where nobody knows: a field never says more than its sources. An unknown name gives nothing; a test knows them all.
/// `beside`: the sources of the same field, so that nothing is told twice.
std::vector<Line> lines_of(std::string_view source, const Material& material, const base::Catalogue& words,
                           std::span<const std::string> beside = {});

/// Whether there is such a family; what it is asked for is not looked at.
bool is_source(std::string_view source);

}  // namespace beffroi::report::dossiers
