// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/removable.h"

#include <fmt/format.h>

#include <algorithm>

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kPartition{"Microsoft-Windows-Partition", "{412bdff2-a8c4-470d-8f33-63fe0d8c20e2}", {}, false};
constexpr evtx::Provider kDriverFrameworks{
    "Microsoft-Windows-DriverFrameworks-UserMode", "{2E35AAEB-857F-4BEB-A418-2E6C0E54D988}", {}, false};
constexpr std::uint64_t kPlain = 0x8000000000000000;
constexpr std::string_view kFrameworkNamespace = "http://www.microsoft.com/DriverFrameworks/UserMode/Event";
constexpr std::uint32_t kUsbBus = 7;

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string storage_id(const Stick& stick) {
  return fmt::format("Disk&Ven_{}&Prod_{}&Rev_{}", stick.vendor, stick.product, stick.revision);
}

std::string volume_instance(const Stick& stick) {
  return fmt::format("SWD\\WPDBUSENUM\\_??_USBSTOR#{}#{}&0#{{53F56307-B6BF-11D0-94F2-00A0C91EFB8B}}", upper(storage_id(stick)),
                     stick.serial);
}

evtx::Record framework(std::uint16_t event_id, std::string_view root, Fields fields) {
  evtx::Record record;
  record.provider = kDriverFrameworks;
  record.event_id = event_id;
  record.version = 1;
  record.level = 4;
  record.task = event_id == 2003 ? 33 : 37;
  record.opcode = 1;
  record.keywords = kPlain;
  record.channel = kDriverFrameworksChannel;
  record.user = evtx::sid("S-1-5-19");
  record.payload = {root, kFrameworkNamespace, std::move(fields), {}};
  return record;
}

}  // namespace

evtx::Record device_recognised(const Actor& machine, const Stick& stick) {
  constexpr std::uint16_t kPlugAndPlayTask = 13316;
  const std::string id = storage_id(stick);
  return security_record(
      6416, kPlugAndPlayTask, 1,
      subject(machine) +
          Fields{{"DeviceId", evtx::string(fmt::format("USBSTOR\\{}\\{}&0", id, stick.serial))},
                 {"DeviceDescription", evtx::string(fmt::format("{} {} USB Device", stick.vendor, stick.product))},
                 {"ClassId", evtx::guid("{4D36E967-E325-11CE-BFC1-08002BE10318}")},
                 {"ClassName", evtx::string("DiskDrive")},
                 {"VendorIds", evtx::string(fmt::format("\r\n\t\tUSBSTOR\\{}\r\n\t\tUSBSTOR\\Disk{}{}\r\n\t\tGenDisk\r\n\t\t",
                                                        id, stick.vendor, stick.product))},
                 {"CompatibleIds", evtx::string("\r\n\t\tUSBSTOR\\Disk\r\n\t\tUSBSTOR\\RAW\r\n\t\tGenDisk\r\n\t\t")},
                 {"LocationInformation", evtx::string("-")}});
}

evtx::Record disk_changed(const Stick& stick, std::uint32_t disk, std::string_view disk_id, bool present) {
  evtx::Record record;
  record.provider = kPartition;
  record.event_id = 1006;
  record.version = 3;
  record.level = 4;
  record.keywords = kPlain;
  record.channel = kPartitionChannel;
  record.user = evtx::sid("S-1-5-18");
  record.payload.fields = {{"Version", evtx::uint32(3)},
                           {"DiskNumber", evtx::uint32(disk)},
                           {"Flags", evtx::uint32(0)},
                           {"Characteristics", evtx::uint32(256)},
                           {"BytesPerSector", evtx::uint32(512)},
                           {"Capacity", evtx::uint64(present ? stick.capacity : 0)},
                           {"BusType", evtx::uint32(kUsbBus)},
                           {"Manufacturer", evtx::string(stick.vendor)},
                           {"Model", evtx::string(stick.product)},
                           {"Revision", evtx::string(stick.revision)},
                           {"SerialNumber", evtx::string(stick.serial)},
                           {"Location", evtx::string("Integrated : Adapter 0 : Port 0 : Target 0 : LUN 0")},
                           {"ParentId", evtx::string(fmt::format("USB\\{}\\{}", stick.vendor_product_ids, stick.serial))},
                           {"DiskId", evtx::guid(disk_id)},
                           {"PartitionStyle", evtx::uint32(0)},
                           {"PartitionCount", evtx::uint32(present ? 1 : 0)}};
  return record;
}

evtx::Record device_host_started(const Stick& stick, std::string_view lifetime) {
  return framework(2003, "UMDFHostDeviceArrivalBegin",
                   {{"LifetimeId", evtx::guid(lifetime)}, {"InstanceId", evtx::string(volume_instance(stick))}});
}

evtx::Record device_request(const Stick& stick, std::string_view lifetime) {
  return framework(2100, "UMDFHostDeviceRequest",
                   {{"LifetimeId", evtx::guid(lifetime)},
                    {"InstanceId", evtx::string(volume_instance(stick))},
                    {"RequestMajorCode", evtx::uint32(27)},
                    {"RequestMinorCode", evtx::uint32(9)},
                    {"Status", evtx::hex_int32(0)}});
}

}  // namespace beffroi::drill::vocabulary
