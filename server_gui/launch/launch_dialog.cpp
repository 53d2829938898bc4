// SPDX-License-Identifier: MIT
#include "server_gui/launch/launch_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

LaunchDialog::LaunchDialog(const std::set<ServerId> &known, QWidget *parent)
    : QDialog(parent), m_known(known), m_count(new QSpinBox(this)), m_ids(new QLineEdit(this)),
      m_windows(new QCheckBox(tr("With &windows"), this)),
      m_tile(new QCheckBox(tr("&Tile them on the screen, this one with them"), this)),
      m_outcome(new QLabel(this))
{
    setWindowTitle(tr("Launch servers"));
    makeFields();
    makeLayout();
    judge();
}

void LaunchDialog::makeFields()
{
    m_count->setRange(1, LaunchPlan::kServersMax);
    m_count->setAccessibleName(tr("How many servers"));
    m_ids->setPlaceholderText(tr("process IDs"));
    m_ids->setAccessibleName(tr("IDs of the servers"));
    m_ids->setToolTip(tr("Numbers with blanks or commas between them, one for each server; empty: "
                         "each takes its process ID"));
    m_windows->setChecked(true);
    m_tile->setChecked(true);
    // Its place is there before there is anything to say.
    m_outcome->setWordWrap(true);
    m_outcome->setMinimumHeight(2 * m_outcome->fontMetrics().lineSpacing());
    m_outcome->setAlignment(Qt::AlignTop);
    connect(m_ids, &QLineEdit::textChanged, this, &LaunchDialog::judge);
    connect(m_windows, &QCheckBox::toggled, m_tile, &QWidget::setEnabled);
}

void LaunchDialog::makeLayout()
{
    auto *ids = new QHBoxLayout;
    ids->addWidget(m_ids, 1);
    ids->addWidget(
        suggestion(tr("&Lower than all"), tr("It joins, and learns that it does not lead"), false));
    ids->addWidget(
        suggestion(tr("&Higher than all"), tr("It joins, and takes the lead over"), true));
    auto *form = new QFormLayout;
    form->addRow(tr("How &many"), m_count);
    auto *ids_label = new QLabel(tr("&IDs"), this);
    ids_label->setBuddy(m_ids);
    form->addRow(ids_label, ids);
    form->addRow(QString(), m_outcome);
    form->addRow(QString(), m_windows);
    form->addRow(QString(), m_tile);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_launch = buttons->addButton(tr("Launch"), QDialogButtonBox::AcceptRole);
    m_launch->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
}

QPushButton *LaunchDialog::suggestion(const QString &text, const QString &tip, bool higher)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, higher] { suggest(higher); });
    return button;
}

/// As many as are wanted, in round steps where there is room for them.
void LaunchDialog::suggest(bool higher)
{
    constexpr quint64 kStep = 100;
    const auto count = quint64(m_count->value());
    QStringList words;
    if (higher) {
        const quint64 above = m_known.empty() ? 0 : m_known.rbegin()->value;
        for (quint64 i = 1; i <= count; ++i)
            words += QString::number(
                std::min<quint64>(above + i * kStep, std::numeric_limits<quint32>::max()));
    } else {
        const quint64 below = m_known.empty() ? kStep : m_known.begin()->value;
        for (quint64 i = 1; i <= count && below > i; ++i)
            words += QString::number(std::max<quint64>(below * i / (count + 1), i));
    }
    m_ids->setText(words.join(u", "_s));
}

/// IDs say how many servers there will be.
void LaunchDialog::judge()
{
    const auto ids = parseIds(m_ids->text());
    m_count->setEnabled(!ids || ids->empty());
    if (ids && !ids->empty())
        m_count->setValue(int(ids->size()));
    const bool taken =
        ids && std::ranges::any_of(*ids, [this](ServerId id) { return m_known.contains(id); });
    m_launch->setEnabled(ids && !taken);
    m_outcome->setText(!ids ? tr("That is no list of up to %1 different IDs (1 to 4294967295).")
                                  .arg(LaunchPlan::kServersMax)
                       : taken ? tr("One of these IDs is in the group already.")
                               : outcomeText(*ids));
}

QString LaunchDialog::outcomeText(const std::vector<ServerId> &ids) const
{
    if (m_known.empty())
        return {};
    const quint32 highest = m_known.rbegin()->value;
    if (ids.empty())
        return tr("The highest ID known is %1. Process IDs may be lower or higher.").arg(highest);
    const ServerId most = *std::ranges::max_element(ids);
    if (most.value > highest)
        return tr("Server %1 joins, and takes the lead over once it has the bookings.")
            .arg(most.value);
    return ids.size() == 1
               ? tr("It joins, and learns that it does not lead: %1 is higher.").arg(highest)
               : tr("They join, and learn that they do not lead: %1 is higher.").arg(highest);
}

LaunchPlan LaunchDialog::plan() const
{
    LaunchPlan plan;
    const auto ids = parseIds(m_ids->text());
    if (ids && !ids->empty())
        plan.ids.assign(ids->begin(), ids->end());
    else
        plan.ids.resize(size_t(m_count->value()));
    plan.windows = m_windows->isChecked();
    plan.tile = plan.windows && m_tile->isChecked();
    return plan;
}

} // namespace roomcast
