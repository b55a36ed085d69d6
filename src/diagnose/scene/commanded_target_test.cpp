// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/commanded_target.h"

#include <gtest/gtest.h>

namespace beffroi::diagnose::scene {
namespace {

TEST(CommandedTarget, IsTheMachineThatACommandOfRemoteExecutionNames) {
  const auto expect = [](std::string_view command, std::string_view name, std::string_view method) {
    const CommandedTarget target = commanded_target(command);
    EXPECT_EQ(target.name, name) << command;
    EXPECT_EQ(target.method, method) << command;
    EXPECT_TRUE(target.executes) << command;
  };
  expect("psexec64.exe -accepteula -s \\\\srv-fic cmd", "srv-fic", "service_execution");
  expect("schtasks /create /s pc2 /tn x /tr calc", "pc2", "scheduled_task");
  expect("wmic /node:'pc2' process call create x", "pc2", "wmi");
  expect("winrs -r:pc2 whoami", "pc2", "winrm");
  expect("invoke-command -computername dc1,dc2 -scriptblock {x}", "dc1", "winrm");
}

TEST(CommandedTarget, AQuestionExecutesNothing) {
  const CommandedTarget target = commanded_target("cmd /c sc.exe \\\\dc1.mairie.local query ikeext");
  EXPECT_EQ(target.name, "dc1.mairie.local");
  EXPECT_FALSE(target.executes);
  EXPECT_FALSE(commanded_target("schtasks /query /s pc2").executes);
}

TEST(CommandedTarget, OtherCommandsNameNobody) {
  for (const auto* command : {"", "sc query spooler", "psexec", "copy x \\\\srv\\c$", "wmic /node:"})
    EXPECT_EQ(commanded_target(command).name, "") << command;
}

}  // namespace
}  // namespace beffroi::diagnose::scene
