// SPDX-License-Identifier: EUPL-1.2
// evtx_bench [--rendering] LOG…: nanoseconds of processor time a record for reading logs that lie in memory, without hashing
// and without any rule.
// Logs: shared/tools/make_dense_evtx.py (say in every figure that these are re-assembled records).
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "readers/evtx/memory_stream_for_tests.h"

namespace {

using namespace beffroi;

class CountingSink final : public evidence::Sink {
 public:
  void events(const model::EventBatch& batch) override {
    records += batch.events.size();
    for (const model::Event& event : batch.events) fields += event.fields.size();
  }
  void issue(model::Issue) override { ++issues; }

  std::uint64_t records = 0, fields = 0, issues = 0;
};

void run(const char* what, const std::vector<std::string>& logs, const model::Wanted& wanted, evidence::Rendering rendering) {
  CountingSink sink;
  const std::clock_t start = std::clock();
  for (const std::string& log : logs) {
    readers::evtx::MemoryStream stream(base::as_bytes(log));
    const evidence::ReadOptions options{.wanted = wanted, .rendering = rendering, .carve = false, .path = ""};
    if (!readers::evtx::make_reader().read(stream, options, sink)) std::puts("not readable");
  }
  const double took = static_cast<double>(std::clock() - start) * (1e9 / CLOCKS_PER_SEC);
  std::printf("%-28s %9llu records %10llu fields %6llu issues %8.1f ns/record\n", what,
              static_cast<unsigned long long>(sink.records), static_cast<unsigned long long>(sink.fields),
              static_cast<unsigned long long>(sink.issues), took / static_cast<double>(sink.records));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> logs;
  const bool rendering = argc > 1 && std::string_view(argv[1]) == "--rendering";
  for (int i = rendering ? 2 : 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    logs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  model::Wanted some = model::Wanted::nothing();
  for (const char* name : {"Image", "CommandLine", "TargetUserName", "IpAddress", "LogonType", "ScriptBlockText", "Data"}) {
    some.add(name);
  }
  for (int round = 0; round < 3; ++round) {
    run("everything wanted", logs, model::Wanted::everything(), evidence::Rendering::none);
    run("seven data fields wanted", logs, some, evidence::Rendering::none);
    run("nothing wanted", logs, model::Wanted::nothing(), evidence::Rendering::none);
  }
  if (!rendering) return 0;
  run("everything, and XML", logs, model::Wanted::everything(), evidence::Rendering::xml);
  run("everything, and JSON", logs, model::Wanted::everything(), evidence::Rendering::json);
}
