// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/services.h"

#include <fmt/format.h>

#include "base/text.h"

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kServices{"Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}",
                                   "Service Control Manager", false};
constexpr evtx::Provider kTasks{"Microsoft-Windows-TaskScheduler", "{DE7B24EA-73C8-4A09-985D-5BDADCFA9017}", {}, false};
constexpr std::uint64_t kClassic = 0x8080000000000000;
constexpr std::uint64_t kPlain = 0x8000000000000000;
constexpr std::uint8_t kInformation = 4;

evtx::Record service_record(std::uint16_t event_id, Fields fields) {
  evtx::Record record;
  record.provider = kServices;
  record.event_id = event_id;
  record.qualifiers = 16384;
  record.level = kInformation;
  record.keywords = kClassic;
  record.channel = kSystemChannel;
  record.payload.fields = std::move(fields);
  return record;
}

evtx::Record task_record(std::uint16_t event_id, std::uint8_t version, std::uint8_t opcode, Fields fields) {
  evtx::Record record;
  record.provider = kTasks;
  record.event_id = event_id;
  record.version = version;
  record.level = kInformation;
  record.task = event_id;
  record.opcode = opcode;
  record.keywords = kPlain;
  record.channel = kTaskChannel;
  record.user = evtx::sid("S-1-5-18");
  record.payload.fields = std::move(fields);
  return record;
}

}  // namespace

evtx::Record service_changed(std::string_view display_name, std::string_view name, ServiceState state) {
  const bool running = state == ServiceState::running;
  evtx::Record record = service_record(
      7036, {{"param1", evtx::string(display_name)}, {"param2", evtx::string(running ? "en cours d’exécution" : "arrêté")}});
  record.payload.binary =
      evtx::binary(base::utf8_to_utf16le(fmt::format("{}/{}", name, running ? 4 : 1)) + std::string(2, '\0'));
  return record;
}

evtx::Record service_installed(const Actor& by, std::string_view name, std::string_view image, bool automatic) {
  evtx::Record record =
      service_record(7045, {{"ServiceName", evtx::string(name)},
                            {"ImagePath", evtx::string(image)},
                            {"ServiceType", evtx::string("service en mode utilisateur")},
                            {"StartType", evtx::string(automatic ? "Démarrage automatique" : "Démarrage à la demande")},
                            {"AccountName", evtx::string("LocalSystem")}});
  record.user = evtx::sid(by.sid);
  return record;
}

evtx::Record service_disabled(const Actor& by, std::string_view display_name, std::string_view name) {
  evtx::Record record = service_record(7040, {{"param1", evtx::string(display_name)},
                                              {"param2", evtx::string("Démarrage automatique")},
                                              {"param3", evtx::string("Désactivé")},
                                              {"param4", evtx::string(name)}});
  record.user = evtx::sid(by.sid);
  return record;
}

evtx::Record service_installation_audited(const Actor& by, std::string_view name, std::string_view image, bool automatic) {
  constexpr std::uint16_t kSecuritySystemTask = 12289;
  return security_record(4697, kSecuritySystemTask, 0,
                         subject(by) + Fields{{"ServiceName", evtx::string(name)},
                                              {"ServiceFileName", evtx::string(image)},
                                              {"ServiceType", evtx::hex_int32(0x10)},
                                              {"ServiceStartType", evtx::uint32(automatic ? 2 : 3)},
                                              {"ServiceAccount", evtx::string("LocalSystem")}});
}

evtx::Record task_registered(std::string_view task, std::string_view user) {
  return task_record(106, 0, 0, {{"TaskName", evtx::string(task)}, {"UserContext", evtx::string(user)}});
}

evtx::Record task_started(std::string_view task, std::string_view action, std::string_view guid, std::uint32_t engine) {
  return task_record(200, 1, 1,
                     {{"TaskName", evtx::string(task)},
                      {"ActionName", evtx::string(action)},
                      {"TaskInstanceId", evtx::guid(guid)},
                      {"EnginePID", evtx::uint32(engine)}});
}

evtx::Record task_finished(std::string_view task, std::string_view action, std::string_view guid, std::uint32_t engine) {
  return task_record(201, 2, 2,
                     {{"TaskName", evtx::string(task)},
                      {"TaskInstanceId", evtx::guid(guid)},
                      {"ActionName", evtx::string(action)},
                      {"ResultCode", evtx::uint32(0)},
                      {"EnginePID", evtx::uint32(engine)}});
}

evtx::Record task_creation_audited(const Actor& by, std::string_view task, std::string_view command, std::string_view arguments,
                                   std::string_view computer) {
  constexpr std::uint16_t kOtherObjectTask = 12804;
  const std::string content = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<Task version=\"1.2\" "
      "xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\r\n  <Principals>\r\n    <Principal id=\"Author\">\r\n "
      "     "
      "<UserId>S-1-5-18</UserId>\r\n      <RunLevel>HighestAvailable</RunLevel>\r\n    </Principal>\r\n  </Principals>\r\n  "
      "<Actions Context=\"Author\">\r\n    <Exec>\r\n      <Command>{}</Command>\r\n      <Arguments>{}</Arguments>\r\n    "
      "</Exec>\r\n  </Actions>\r\n</Task>",
      command, arguments);
  return security_record(4698, kOtherObjectTask, 1,
                         subject(by) + Fields{{"TaskName", evtx::string(task)},
                                              {"TaskContent", evtx::string(content)},
                                              {"ClientProcessStartKey", evtx::uint64(4'503'599'627'370'496 + by.logon_id)},
                                              {"ClientProcessId", evtx::uint32(0)},
                                              {"ParentProcessId", evtx::uint32(0)},
                                              {"RpcCallClientLocality", evtx::uint32(0)},
                                              {"FQDN", evtx::string(computer)}});
}

}  // namespace beffroi::drill::vocabulary
