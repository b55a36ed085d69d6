// SPDX-License-Identifier: EUPL-1.2
#include "indicators/kind_words.h"

namespace beffroi::indicators {

// How lists call what they hold: our own words, in English and in French, those of MISP's attribute types, of OpenIOC-like tables and of STIX
// objects.
std::span<const KindWord> kind_words() {
  static constexpr KindWord kWords[] = {
      {"account", Kind::account},
      {"address", Kind::network},
      {"adresse", Kind::network},
      {"adresse-de-courriel", Kind::email},
      {"adresse-ip", Kind::network},
      {"adresse-web", Kind::url},
      {"attachment", Kind::file_name},
      {"chemin", Kind::file_path},
      {"cidr", Kind::network},
      {"compte", Kind::account},
      {"courriel", Kind::email},
      {"domain", Kind::domain},
      {"domain-name", Kind::domain},
      {"domaine", Kind::domain},
      {"email", Kind::email},
      {"email-addr", Kind::email},
      {"email-attachment", Kind::file_name},
      {"email-dst", Kind::email},
      {"email-src", Kind::email},
      {"empreinte", Kind::hash},
      {"fichier", Kind::file_name},
      {"file", Kind::file_name},
      {"file-name", Kind::file_name},
      {"file-path", Kind::file_path},
      {"filehash-md5", Kind::hash},
      {"filehash-sha1", Kind::hash},
      {"filehash-sha256", Kind::hash},
      {"filename", Kind::file_name},
      {"filepath", Kind::file_path},
      {"hash", Kind::hash},
      {"host", Kind::domain},
      {"hostname", Kind::domain},
      {"ip", Kind::network},
      {"ip-dst", Kind::network},
      {"ip-src", Kind::network},
      {"ipv4", Kind::network},
      {"ipv4-addr", Kind::network},
      {"ipv6", Kind::network},
      {"ipv6-addr", Kind::network},
      {"link", Kind::url},
      {"mail", Kind::email},
      {"md5", Kind::hash},
      {"md5-hash", Kind::hash},
      {"network", Kind::network},
      {"nom-de-domaine", Kind::domain},
      {"nom-de-fichier", Kind::file_name},
      {"path", Kind::file_path},
      {"scheduled-task", Kind::task},
      {"service", Kind::service},
      {"sha-1", Kind::hash},
      {"sha-256", Kind::hash},
      {"sha1", Kind::hash},
      {"sha1-hash", Kind::hash},
      {"sha256", Kind::hash},
      {"sha256-hash", Kind::hash},
      {"tache", Kind::task},
      {"tâche", Kind::task},
      {"tâche-planifiée", Kind::task},
      {"target-email", Kind::email},
      {"target-user", Kind::account},
      {"task", Kind::task},
      {"uri", Kind::url},
      {"url", Kind::url},
      {"user", Kind::account},
      {"user-account", Kind::account},
      {"username", Kind::account},
      {"utilisateur", Kind::account},
      {"windows-scheduled-task", Kind::task},
      {"windows-service-displayname", Kind::service},
      {"windows-service-name", Kind::service},
  };
  return kWords;
}

// Endings that are programs, scripts and documents rather than the top of a domain. ".com" is left to the domains.
std::span<const std::string_view> file_endings() {
  static constexpr std::string_view kEndings[] = {
      "7z",  "asp", "aspx", "bak", "bat", "bin", "cab", "cmd", "conf", "cpl", "csv",  "dat", "dll", "dmp",  "doc",  "docm",
      "docx", "drv", "exe",  "gif", "gz",  "hta", "htm", "html", "img",  "ini", "iso",  "jar", "jpg", "js",   "jse",  "json",
      "jsp",  "lnk", "log",  "mof", "msc", "msi", "ocx", "odt", "pdf",  "php", "png",  "ps1", "psd1", "psm1", "py",   "rar",
      "reg",  "rtf", "scr",  "sct", "sys", "tar", "tmp", "txt", "vbe",  "vbs", "vhd",  "war", "wsf", "xls",  "xlsm", "xlsx",
      "xml",  "zip",
  };
  return kEndings;
}

}  // namespace beffroi::indicators
