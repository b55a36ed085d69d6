// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::start_entries {
namespace {

bool is_of_windows(std::string_view folded_consumer) {
  for (const auto* known : {"scm event log consumer", "bvtconsumer", "nteventlogeventconsumer"}) {
    if (folded_consumer.find(known) != folded_consumer.npos) return true;
  }
  return false;
}

/// What Windows starts by itself, as the registry and the management service write it.
void recognise(const Traces& traces, std::vector<Clue>& found) {
  for (const KnownFact& value : traces.book.facts("registry.value-set")) {
    const std::string path = base::fold(value.get("registry.path"));
    const std::string data = base::fold(value.get("registry.data.strings"));
    const bool starts = path.find("\\currentversion\\run") != path.npos;
    const bool odd =
        traces.catalogue.is_odd_folder(data) || data.find("powershell") != data.npos || data.find("mshta") != data.npos;
    if (starts && odd) found.push_back(traces.clue_at("start_entry_added", value, value.get("registry.data.strings")));
    const bool screen =
        path.find("sethc.exe") != path.npos || path.find("utilman.exe") != path.npos || path.find("osk.exe") != path.npos;
    if (screen && path.find("image file execution options") != path.npos) {
      found.push_back(traces.clue_at("logon_screen_replaced", value, value.get("registry.path")));
    }
    if (path.ends_with("\\wdigest\\uselogoncredential") && data.find('1') != data.npos) {
      found.push_back(traces.clue_at("plain_passwords_enabled", value, value.get("registry.path")));
    }
  }
  for (const KnownFact& subscription : traces.book.facts("configuration.wmi-subscription-created")) {
    const std::string consumer = base::fold(subscription.get("winlog.wmi.consumer"));
    if (!is_of_windows(consumer))
      found.push_back(traces.clue_at("wmi_subscription", subscription, subscription.get("winlog.wmi.consumer")));
  }
  for (const KnownFact& package : traces.book.facts("package.installed")) {
    const std::string name = base::fold(package.get("package.name"));
    for (const auto* tool :
         {"anydesk", "teamviewer", "screenconnect", "atera", "splashtop", "rustdesk", "dwservice", "meshagent", "supremo",
          "logmein", "ultraviewer", "remote utilities", "netsupport", "simplehelp"}) {
      if (name.find(tool) != name.npos)
        found.push_back(traces.clue_at("remote_tool_installed", package, package.get("package.name")));
    }
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::start_entries
