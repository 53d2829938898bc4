// SPDX-License-Identifier: MIT
#include "cli/headless_server.h"

#include <csignal>

#include <unistd.h>

namespace roomcast {

HeadlessServer::HeadlessServer(ServerNode &node, const Clock &clock, RecordPrinter &printer,
                               int control_descriptor, QObject *parent)
    : QObject(parent), m_node(node), m_clock(clock), m_printer(printer),
      m_controls(control_descriptor)
{
    connect(&m_controls, &LineReader::lineRead, this, &HeadlessServer::takeLine);
}

void HeadlessServer::takeLine(const QString &line)
{
    const auto control = parseControl(line);
    if (!control)
        m_node.rejectControl(line, controlErrorText(control.error()));
    else if (*control)
        carryOut(**control);
}

void HeadlessServer::carryOut(const ServerControl &control)
{
    std::visit(Overloaded{
                   [](const CrashControl &) { crashProcess(); },
                   [this](const LeaveControl &) { m_node.leave(); },
                   [this](const FreezeControl &freeze) { m_node.freeze(freeze.pause); },
                   [this](const DeadControl &dead) { m_node.declareDead(dead.id); },
                   [this](const JoinGroupControl &) { m_node.joinOtherGroup(); },
                   [this](const FaultControl &fault) { setFault(fault); },
                   [this](const PartitionControl &side) { m_node.setPartition(side.label); },
                   [this](const HealControl &) { m_node.setPartition(Label()); },
                   [this](const HealAfterControl &heal) { m_node.setHealAfter(heal.requests); },
                   [this](const StatusControl &) {
                       m_printer.printStatus(m_node.status(), m_clock.now());
                   },
                   [this](const HelpControl &) { m_printer.printControlHelp(); },
               },
               control);
}

void HeadlessServer::setFault(const FaultControl &control)
{
    Faults faults = m_node.status().faults;
    control.set(faults);
    Q_EMIT faultsRequested(faults);
}

void crashProcess()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause(); // until the signal is delivered
}

} // namespace roomcast
