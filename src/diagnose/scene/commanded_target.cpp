// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/commanded_target.h"

namespace beffroi::diagnose::scene {
namespace {

struct CommandForm {
  std::string_view program, before;  ///< what stands before the name of the machine
  std::string_view method;
};

constexpr CommandForm kForms[] = {
    {"schtasks", "/s ", "scheduled_task"},         {"wmic", "/node:", "wmi"},
    {"psexec", "\\\\", "service_execution"},       {"paexec", "\\\\", "service_execution"},
    {"remcom", "\\\\", "service_execution"},       {"winrs", "-r:", "winrm"},
    {"invoke-command", "-computername ", "winrm"}, {"enter-pssession", "-computername ", "winrm"},
    {"invoke-wmimethod", "-computername ", "wmi"}, {"invoke-cimmethod", "-computername ", "wmi"},
    {"sc.exe", "\\\\", "service_execution"},       {"sc ", "\\\\", "service_execution"},
};

bool only_asks(std::string_view rest) {
  for (const std::string_view question : {" query", " /query", " qc ", " qdescription", " queryex"}) {
    if (rest.find(question) != rest.npos) return true;
  }
  return false;
}

}  // namespace

CommandedTarget commanded_target(std::string_view plain) {
  for (const CommandForm& form : kForms) {
    const std::size_t program = plain.find(form.program);
    const std::size_t at = program == plain.npos ? program : plain.find(form.before, program);
    if (at == plain.npos) continue;
    std::string_view rest = plain.substr(at + form.before.size());
    if (rest.starts_with('\'')) rest.remove_prefix(1);
    std::string name(rest.substr(0, rest.find_first_of(" \\,/'")));
    if (!name.empty()) return {std::move(name), form.method, !only_asks(plain.substr(program))};
  }
  return {};
}

}  // namespace beffroi::diagnose::scene
