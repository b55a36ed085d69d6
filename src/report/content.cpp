// SPDX-License-Identifier: EUPL-1.2
#include "report/content.h"

namespace beffroi::report {

SourceSummary summary_of(const model::SourceResult& result) {
  return {.origin = result.origin,
          .sha256 = result.sha256,
          .size = result.size,
          .reader = result.reader,
          .events = result.events,
          .accounting = result.accounting,
          .coverage = result.coverage,
          .issues = result.issues};
}

}  // namespace beffroi::report
