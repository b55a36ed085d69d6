// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "base/text.h"
#include "sigma/generated_for_tests.h"

namespace beffroi::sigma {
namespace {

using namespace std::string_view_literals;

constexpr std::array kWords = {"système"sv,
                               "SYSTÈME"sv,
                               "été"sv,
                               "ÉTÉ"sv,
                               "à"sv,
                               "Œuf"sv,
                               "œuf"sv,
                               "Straße"sv,
                               "ς"sv,
                               "Σ"sv,
                               "ſ"sv,
                               "\u212A"sv,
                               "k"sv,
                               "K"sv,
                               "İ"sv,
                               "日本"sv,
                               "\U0001F600"sv,
                               "cmd.exe"sv,
                               "CMD.EXE"sv,
                               "powershell"sv,
                               ".exe"sv,
                               "C:"sv,
                               "-enc"sv,
                               "/enc"sv,
                               "–enc"sv,
                               "―x"sv,
                               "-x"sv,
                               "a"sv,
                               "ab"sv,
                               "abc"sv,
                               "Abcdefghijklmnop"sv,
                               "Zm9vYmFy"sv,
                               "foobar"sv,
                               "16"sv,
                               "0x10"sv,
                               "-5"sv,
                               "1.5"sv,
                               "S-1-5-18"sv,
                               "2026-11-24T23:10:00Z"sv,
                               "10.1.2.3"sv,
                               "fe80::1"sv,
                               "*"sv,
                               "?"sv,
                               "''"sv,
                               "\n"sv};
constexpr std::array kBetween = {""sv, ""sv, " "sv, "\\"sv, "\\\\"sv, " -"sv};
constexpr std::array kFields = {"A"sv,
                                "B"sv,
                                "C"sv,
                                "D"sv,
                                "TwoWords"sv,
                                "two_words"sv,
                                "Channel"sv,
                                "Computer"sv,
                                "Level"sv,
                                "EventID"sv,
                                "Provider_Name"sv,
                                "Image"sv,
                                "CommandLine"sv,
                                "User"sv,
                                "ProcessId"sv,
                                "IntegrityLevel"sv,
                                "LogonId"sv,
                                "a"sv};
constexpr std::array kNativeFields = {"A"sv,
                                      "B"sv,
                                      "C"sv,
                                      "Two Words"sv,
                                      "Level"sv,
                                      "Computer"sv,
                                      "NewProcessName"sv,
                                      "CommandLine"sv,
                                      "SubjectUserName"sv,
                                      "SubjectDomainName"sv,
                                      "NewProcessId"sv,
                                      "MandatoryLabel"sv,
                                      "TargetLogonId"sv,
                                      "Image"sv,
                                      "Other"sv,
                                      "a"sv};
constexpr std::array kTextModifiers = {""sv,
                                       ""sv,
                                       "|contains"sv,
                                       "|contains"sv,
                                       "|startswith"sv,
                                       "|endswith"sv,
                                       "|contains|all"sv,
                                       "|all"sv,
                                       "|cased"sv,
                                       "|contains|cased"sv,
                                       "|endswith|cased"sv,
                                       "|windash"sv,
                                       "|contains|windash"sv,
                                       "|neq"sv,
                                       "|base64"sv,
                                       "|contains|base64"sv,
                                       "|base64offset|contains"sv,
                                       "|wide|base64offset|contains"sv,
                                       "|contains|neq"sv,
                                       "|startswith|all|neq"sv};
constexpr std::array kExpressions = {
    "sy"sv, "^c:"sv, "(?i)SYST.ME"sv,          "foo.*bar"sv, "[0-9]+"sv,     "a|b"sv, "exe$"sv, ".*"sv,
    "k"sv,  "é"sv,   "(cmd|powershell)\\.?"sv, "^$"sv,       "\\w+\\s\\w+"sv};
constexpr std::array kConditions = {"s1"sv,
                                    "s1"sv,
                                    "s1 and s2"sv,
                                    "s1 or s2"sv,
                                    "not s1"sv,
                                    "s1 and not s2"sv,
                                    "1 of s*"sv,
                                    "2 of them"sv,
                                    "all of them"sv,
                                    "s1 and (s2 or not s3)"sv,
                                    "not (s1 and s2)"sv,
                                    "not 1 of s*"sv,
                                    "s3 and not (s1 or s2)"sv,
                                    "not 2 of them"sv};

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

std::string Generated::word() {
  std::string word(one_of(kWords));
  if (below(4) == 0) word = base::fold(word);
  if (below(8) == 0) word += std::to_string(below(1000));
  return word;
}

std::string Generated::text() {
  std::string text;
  for (std::size_t left = below(5); left > 0; --left) text += word() + std::string(one_of(kBetween));
  return text;
}

std::string Generated::address() {
  if (below(4) == 0) return below(2) == 0 ? "fe80::" + std::to_string(below(10)) : "::ffff:10.1.2.3";
  return std::to_string(below(2) + 10) + '.' + std::to_string(below(3)) + ".2." + std::to_string(below(256));
}

std::string Generated::written_value(const std::string& modifiers) {
  if (modifiers.empty() && below(5) == 0) return std::to_string(below(20));
  std::string written = below(3) == 0 ? text() : word();
  if (below(5) == 0) written.insert(0, "*");
  if (below(5) == 0) written += "*";
  if (below(6) == 0) written += "?" + word();
  if (below(6) == 0) written += "*" + word();
  return in_quotes(written);
}

std::string Generated::line() {
  std::string field(one_of(kFields));
  switch (below(12)) {
    case 0: return field + ": null";
    case 1: return field + "|exists: " + (below(2) == 0 ? "true" : "false");
    case 2: return field + "|cidr: " + (below(2) == 0 ? "10.1.0.0/" + std::to_string(8 + below(25)) : "'fe80::/10'");
    case 3: return field + (below(2) == 0 ? "|lt: " : "|gte: ") + std::to_string(below(30));
    case 4: return field + (below(2) == 0 ? "|re: " : "|re|i: ") + in_quotes(one_of(kExpressions));
    case 5: return field + (below(2) == 0 ? "|fieldref: " : "|fieldref|contains: ") + std::string(one_of(kFields));
    case 6: return field + "|hour|gt: 20";
    default: break;
  }
  if (below(6) == 0) return "EventID: " + std::string(below(2) == 0 ? "4688" : "4624");
  const std::string modifiers(one_of(kTextModifiers));
  std::string list;
  for (std::size_t left = below(3); left > 0; --left) list += written_value(modifiers) + ", ";
  return field + modifiers + ": [" + list + written_value(modifiers) + "]";
}

std::string Generated::selection(const std::string& name) {
  if (below(8) == 0) return "  " + name + ": [" + written_value("k") + ", " + written_value("k") + "]\n";
  if (below(12) == 0) return "  " + name + ": {'|all': [" + written_value("k") + ", " + written_value("k") + "]}\n";
  std::string text = "  " + name + ":\n";
  std::vector<std::string> keys;
  for (std::size_t left = 1 + below(3); left > 0; --left) {
    const std::string made = line();
    const std::string key = made.substr(0, made.find(": "));
    if (std::ranges::find(keys, key) != keys.end()) continue;
    keys.push_back(key);
    text += "    " + made + "\n";
  }
  return text;
}

std::string Generated::rule() {
  const bool process = below(3) == 0;
  std::string rule = "title: t\nid: 1\nlogsource: {product: windows, ";
  rule += process ? "category: process_creation}\n" : "service: security}\n";
  rule += "detection:\n" + selection("s1") + selection("s2") + selection("s3");
  return rule + "  condition: " + std::string(one_of(kConditions)) + "\n";
}

model::Value Generated::utf16(const std::string& text) {
  return model::Value::of_view(model::ValueKind::utf16le, base::as_bytes(bytes_.emplace_back(base::utf8_to_utf16le(text))));
}

model::Value Generated::utf8(std::string text) { return model::Value::of_utf8(bytes_.emplace_back(std::move(text))); }

model::Value Generated::value() {
  if (!values_.empty() && below(2) == 0) return one_of(values_);
  model::Value made;
  switch (below(14)) {
    case 0: return {};
    case 1: made = model::Value::of_unsigned(below(30)); break;
    case 2: made = model::Value::of_hexadecimal(below(30)); break;
    case 3: made = model::Value::of_boolean(below(2) == 0); break;
    case 4: made = model::Value::of_signed(-5); break;
    case 5: made = utf8(text()); break;
    case 6: made = utf8(address()); break;
    case 7:
      made = model::Value::of_view(model::ValueKind::guid, base::as_bytes(bytes_.emplace_back("0123456789abcdef")));
      break;
    case 8: made = utf8(text() + "\xC3(\xFF"); break;
    case 9:
      made = model::Value::of_view(model::ValueKind::utf16le, base::as_bytes(bytes_.emplace_back("a\0\x00\xD8K\0", 6)));
      break;
    default: made = utf16(text()); break;
  }
  values_.push_back(made);
  return made;
}

const model::Event& Generated::event() {
  std::vector<model::Field>& fields = fields_.emplace_back();
  for (std::size_t left = below(9); left > 0; --left) {
    const auto scope = below(5) == 0 ? model::FieldScope::system : model::FieldScope::data;
    fields.push_back({symbols_.intern(one_of(kNativeFields)), scope, value()});
  }
  model::Event& event = events_.emplace_back();
  constexpr std::array codes = {4688u, 4688u, 4624u, 16u};
  event.code = one_of(codes);
  event.record_id = events_.size();
  event.provider = symbols_.intern(below(8) == 0 ? "Security" : "Microsoft-Windows-Security-Auditing");
  event.channel = symbols_.intern(below(10) == 0 ? "System" : "Security");
  event.computer = below(3) == 0 ? model::kNoSymbol : symbols_.intern("MAIRIE-ÉTÉ");
  event.fields = fields;
  return event;
}

}  // namespace beffroi::sigma
