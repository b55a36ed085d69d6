// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "report/detections.h"

namespace beffroi::app::hunting {

/// The first records that a correlation rests on, as "Security.evtx#12 System.evtx#7 …". Where several sources have one file name, what
/// tells them apart stands beside it: the computer, "Security.evtx#12 (PC-01)"; where that does not either, the shortest ends of their
/// paths that differ, "PC-01/Security.evtx#12".
std::string cited_text(const report::CorrelationPart& part);

}  // namespace beffroi::app::hunting
