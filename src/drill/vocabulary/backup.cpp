// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/backup.h"

#include <fmt/format.h>

#include <array>

#include "drill/vocabulary/services.h"
#include "drill/vocabulary/system.h"

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kBackup{"Microsoft-Windows-Backup", "{1DB28F2E-8F80-4027-8C5A-A11F7F10F62D}", {}, false};
constexpr evtx::Provider kVolsnap{"Volsnap", "{cb017cd2-1f37-4e65-82bc-3e91f6a37559}", "volsnap", false};
constexpr std::uint64_t kPlain = 0x8000000000000000;
constexpr std::uint8_t kInformation = 4;

evtx::Record backup(std::uint16_t event_id, std::uint64_t keywords, std::string_view channel, Fields fields) {
  evtx::Record record;
  record.provider = kBackup;
  record.event_id = event_id;
  record.level = kInformation;
  record.keywords = keywords;
  record.channel = channel;
  record.user = evtx::sid("S-1-5-18");
  record.payload.fields = std::move(fields);
  return record;
}

}  // namespace

evtx::Record backup_started(std::string_view target) {
  return backup(1, kPlain, kBackupChannel, {{"BackupTarget", evtx::string(target)}});
}

evtx::Record backup_succeeded(std::string_view target, base::Timestamp started) {
  return backup(4, kPlain, kBackupChannel,
                {{"BackupTime", evtx::filetime(started)},
                 {"HRESULT", evtx::hex_int32(0)},
                 {"BackupState", evtx::uint32(14)},
                 {"BackupTarget", evtx::string(target)},
                 {"NumOfVolumes", evtx::uint32(2)}});
}

evtx::Record backup_catalogue_deleted() { return backup(524, kPlain, kApplicationChannel, {}); }

evtx::Record oldest_shadow_copy_removed(std::uint32_t number, std::string_view volume) {
  evtx::Record record;
  record.provider = kVolsnap;
  record.event_id = 33;
  record.qualifiers = 16390;
  record.level = kInformation;
  record.keywords = 0x80000000000000;
  record.channel = kSystemChannel;
  record.payload.fields = {{"DeviceName", evtx::string(fmt::format("\\Device\\HarddiskVolumeShadowCopy{}", number))},
                           {"VolumeName", evtx::string(volume)},
                           {"NTSTATUS", evtx::string("00000000")},
                           {"SourceTag", evtx::string("178")},
                           {"SourceFileID", evtx::string("0x0001")},
                           {"SourceLine", evtx::string("6195")}};
  return record;
}

evtx::Record shadow_copy_service_idle() {
  const std::array<std::string, 1> strings = {""};
  return application_record("VSS", 8224, strings);
}

}  // namespace beffroi::drill::vocabulary
