// SPDX-License-Identifier: EUPL-1.2
// sigma_bench: nanoseconds for matching one event, with the rules the program carries or, better, with those of the folders in
// BEFFROI_RULES (separated by ':'). logs: records of the folder BEFFROI_LOGS, with reading them. repeated: 64 events again and again; distinct: no value of any event comes twice.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <iterator>
#include <random>

#include "base/text.h"
#include "readers/evtx/memory_stream_for_tests.h"
#include "sigma/matcher.h"

namespace {

using namespace beffroi;

sigma::Plan& plan() {
  static sigma::Plan plan = [] {
    const char* given = std::getenv("BEFFROI_RULES");
    if (!given) return sigma::Plan(sigma::RuleSet::load_embedded(), sigma::LogSources::embedded());
    std::vector<std::filesystem::path> folders;
    std::string_view rest = given;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(':'), rest.size());
      folders.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto rules = sigma::RuleSet::load(folders);
    if (!rules) std::abort();
    return sigma::Plan(*std::move(rules), sigma::LogSources::embedded());
  }();
  return plan;
}

/// Made-up process creations of Sysmon: fifteen fields of UTF-16 as in a log, a command line of about 120 characters.
class Processes {
 public:
  explicit Processes(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) add(i);
  }
  std::span<const model::Event> events() const { return events_; }
  const model::Symbols& symbols() const { return symbols_; }

 private:
  std::string path(std::size_t number) {
    static constexpr std::array<std::string_view, 6> folders = {
        "C:\\Windows\\System32\\", "C:\\Program Files\\Éditeur\\", "C:\\Users\\agent\\AppData\\Local\\Temp\\",
        "C:\\Windows\\",           "D:\\Métiers\\Cadastre\\",      "C:\\ProgramData\\"};
    static constexpr std::array<std::string_view, 6> programs = {"svchost", "powershell", "winword", "cmd", "chrome", "agent"};
    return std::string(folders[random_() % folders.size()]) + std::string(programs[random_() % programs.size()]) +
           (random_() % 3 == 0 ? std::to_string(number) : "") + ".exe";
  }

  void put(std::vector<model::Field>& fields, std::string_view name, const std::string& text) {
    const std::string& bytes = bytes_.emplace_back(base::utf8_to_utf16le(text));
    fields.push_back({symbols_.intern(name), model::FieldScope::data,
                      model::Value::of_view(model::ValueKind::utf16le, base::as_bytes(bytes))});
  }

  void add(std::size_t number) {
    std::vector<model::Field>& fields = fields_.emplace_back();
    const std::string unique = std::to_string(number);
    const std::string image = path(number);
    put(fields, "Image", image + '.' + unique);
    put(fields, "FileVersion", "10.0." + unique);
    put(fields, "Description", "Service de la mairie " + unique);
    put(fields, "Product", "Produit n°" + unique);
    put(fields, "Company", "Société " + unique);
    put(fields, "OriginalFileName", unique + "svc.exe");
    put(fields, "CommandLine",
        '"' + image + "\" -k LocalSystemNetworkRestricted -p -s Service" + unique + " --profil=" + path(number + 1));
    put(fields, "CurrentDirectory", "C:\\Travail\\" + unique + '\\');
    put(fields, "User", "MAIRIE\\agent" + unique);
    put(fields, "LogonId", "0x" + unique);
    put(fields, "IntegrityLevel", random_() % 2 == 0 ? "High" : "Medium");
    put(fields, "Hashes", "SHA256=" + std::to_string(random_()) + unique + ",IMPHASH=" + std::to_string(random_()));
    put(fields, "ParentImage", path(number + 2));
    put(fields, "ParentCommandLine", path(number + 3) + " /service " + unique);
    put(fields, "ParentUser", "AUTORITE NT\\Système" + unique);
    model::Event& event = events_.emplace_back();
    event.code = 1;
    event.provider = symbols_.intern("Microsoft-Windows-Sysmon");
    event.channel = symbols_.intern("Microsoft-Windows-Sysmon/Operational");
    event.fields = fields;
  }

  std::mt19937 random_{1};
  model::Symbols symbols_;
  std::deque<std::string> bytes_;
  std::deque<std::vector<model::Field>> fields_;
  std::vector<model::Event> events_;
};

void match_all(benchmark::State& state, std::size_t count) {
  const Processes processes(count);
  std::size_t matches = 0;
  const auto pass = [&] {
    sigma::Matcher matcher(plan());
    matcher.match({processes.symbols(), processes.events()}, [&](const sigma::Match&) { ++matches; });
  };
  pass();  // makes the kind and learns
  for (auto _ : state) pass();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
  state.counters["matches"] = benchmark::Counter(static_cast<double>(matches), benchmark::Counter::kAvgIterations);
}

void repeated(benchmark::State& state) { match_all(state, 64); }
/// So many that the memo has forgotten the first when they come again.
void distinct(benchmark::State& state) { match_all(state, 40'000); }
void new_source(benchmark::State& state) {
  const Processes processes(1);
  for (auto _ : state) {
    sigma::Matcher matcher(plan());
    matcher.match({processes.symbols(), processes.events()}, [](const sigma::Match&) {});
  }
}

class MatchingSink final : public evidence::Sink {
 public:
  void events(const model::EventBatch& batch) override {
    records += batch.events.size();
    matcher_.match(batch, [this](const sigma::Match&) { ++matches; });
  }
  void issue(model::Issue) override {}

  std::uint64_t records = 0, matches = 0;

 private:
  sigma::Matcher matcher_{plan()};
};

/// Reading and matching the logs in the folder BEFFROI_LOGS, which lie in memory.
void logs(benchmark::State& state) {
  const char* folder = std::getenv("BEFFROI_LOGS");
  if (!folder) return state.SkipWithError("BEFFROI_LOGS is not set");
  std::vector<std::string> contents;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    contents.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  const model::Wanted wanted = plan().wanted();
  std::uint64_t records = 0, matches = 0;
  for (auto _ : state) {
    for (const std::string& log : contents) {
      MatchingSink sink;
      readers::evtx::MemoryStream stream(base::as_bytes(log));
      if (!readers::evtx::make_reader().read(stream, {.wanted = wanted, .path = ""}, sink)) std::abort();
      records += sink.records;
      matches += sink.matches;
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(records));
  state.counters["matches"] = benchmark::Counter(static_cast<double>(matches), benchmark::Counter::kAvgIterations);
}

BENCHMARK(logs)->Unit(benchmark::kMillisecond);
BENCHMARK(repeated);
BENCHMARK(distinct)->Unit(benchmark::kMillisecond);
BENCHMARK(new_source);

}  // namespace

BENCHMARK_MAIN();
