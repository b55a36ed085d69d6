// SPDX-License-Identifier: EUPL-1.2
#include "app/command.h"

int main(int argc, char** argv) { return beffroi::app::run(argc, argv); }
