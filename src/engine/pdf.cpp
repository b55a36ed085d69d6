// SPDX-License-Identifier: EUPL-1.2
#include "engine/pdf.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "base/program_path.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Converter::Kind>, 5> kPrograms{
    {{"weasyprint", Converter::Kind::weasyprint},
     {"chromium", Converter::Kind::chromium},
     {"chromium-browser", Converter::Kind::chromium},
     {"google-chrome", Converter::Kind::chromium},
     {"google-chrome-stable", Converter::Kind::chromium}}};

constexpr auto kLookEvery = std::chrono::milliseconds(20);

/// A file's address: everything that could mean something in one is escaped.
std::string address_of(const fs::path& page) {
  std::string address = "file://";
  for (const char c : page.string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
                       c == '_' || c == '.';
    address += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return address;
}

/// An empty folder of one's own below the temporary one; empty where there is none.
fs::path own_folder() {
  std::error_code code;
  std::string name = (fs::temp_directory_path(code) / "beffroi-pdf-XXXXXX").string();
  return ::mkdtemp(name.data()) ? fs::path(name) : fs::path();
}

std::vector<std::string> command_of(const Converter& converter, const fs::path& page, const fs::path& pdf,
                                    const fs::path& profile) {
  if (converter.kind == Converter::Kind::weasyprint) return {converter.program, page.string(), pdf.string()};
  std::vector<std::string> command{converter.program,
                                   "--headless",
                                   "--disable-gpu",
                                   "--disable-extensions",
                                   "--no-first-run",
                                   "--no-pdf-header-footer",
                                   "--user-data-dir=" + profile.string(),
                                   "--print-to-pdf=" + pdf.string()};
  if (::geteuid() == 0) command.emplace_back("--no-sandbox");  // it refuses to start otherwise; the page carries no script
  command.push_back(address_of(page));
  return command;
}

/// In the child: nothing but what may be called between fork and exec.
[[noreturn]] void become(char* const* arguments) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

bool ended_well(pid_t child) {
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(kMaxSecondsForPdf);
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (ended < 0 && errno != EINTR) return false;
    if (std::chrono::steady_clock::now() > patience) break;
    std::this_thread::sleep_for(kLookEvery);
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  return false;
}

bool run(std::vector<std::string> command) {
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) become(arguments.data());
  return child > 0 && ended_well(child);
}

}  // namespace

std::optional<Converter> find_converter() {
  for (const auto& [program, kind] : kPrograms) {
    if (auto path = base::program_on_path(program)) return Converter{kind, *std::move(path)};
  }
  return std::nullopt;
}

bool convert(const Converter& converter, const fs::path& page, const fs::path& pdf) {
  std::error_code code;
  const fs::path profile = own_folder();
  if (profile.empty()) return false;
  const fs::path aside = pdf.parent_path() / ("." + pdf.filename().string() + "." + std::to_string(::getpid()) + ".partial");
  const bool made = run(command_of(converter, page, aside, profile)) && fs::exists(aside, code);
  if (made) fs::rename(aside, pdf, code);
  const bool failed = !made || code;
  fs::remove(aside, code);
  fs::remove_all(profile, code);
  return !failed;
}

}  // namespace beffroi::engine
