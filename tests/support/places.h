// SPDX-License-Identifier: MIT
//
// Where everything in a window is that can be clicked: controls, tabs, and the rows, columns and
// cells of its tables. Two records of one window say what moved between them, and what came up
// where something else was. Values only; a control's parts are part of it.
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QTabBar>
#include <QTableView>

#include <map>

namespace roomcast::test {

class Places {
public:
    explicit Places(QWidget &window)
    {
        for (QWidget *part : window.findChildren<QWidget *>())
            if (part->window() == &window && part->isVisibleTo(&window) && isControl(*part))
                record(window, *part);
    }

    /// What is in both and is not where it was, and what came up over something of `earlier`.
    QStringList movedSince(const Places &earlier) const
    {
        QStringList moved;
        for (const auto &[part, now] : m_places) {
            const auto before = earlier.m_places.find(part);
            if (before != earlier.m_places.end()) {
                if (before->second.rect != now.rect)
                    moved << told(before->second) + QStringLiteral(" -> ") + told(now);
                continue;
            }
            for (const auto &[other, was] : earlier.m_places)
                if (was.rect.intersects(now.rect))
                    moved << told(now) + QStringLiteral(" came over ") + told(was);
        }
        return moved;
    }
    size_t size() const { return m_places.size(); }

private:
    struct Place {
        QString name;
        QRect rect;
    };
    using Part = std::pair<const QWidget *, int>; ///< the number of a tab, row, column or cell

    static bool isOneControl(const QWidget &part)
    {
        return qobject_cast<const QAbstractButton *>(&part) ||
               qobject_cast<const QComboBox *>(&part) || qobject_cast<const QLineEdit *>(&part) ||
               qobject_cast<const QAbstractItemView *>(&part) ||
               qobject_cast<const QTabBar *>(&part) || qobject_cast<const QMenuBar *>(&part);
    }
    static bool isControl(const QWidget &part)
    {
        for (const QWidget *in = part.parentWidget(); in; in = in->parentWidget())
            if (isOneControl(*in))
                return false;
        return isOneControl(part);
    }
    static QString nameOf(const QWidget &part)
    {
        const auto *button = qobject_cast<const QAbstractButton *>(&part);
        const QString said = button && !button->text().isEmpty() ? button->text()
                             : part.accessibleName().isEmpty()   ? part.objectName()
                                                                 : part.accessibleName();
        return QLatin1StringView(part.metaObject()->className()) + QLatin1Char(' ') + said;
    }
    static QString told(const Place &place)
    {
        const QRect &r = place.rect;
        return QStringLiteral("%1 (%2,%3 %4x%5)")
            .arg(place.name)
            .arg(r.x())
            .arg(r.y())
            .arg(r.width())
            .arg(r.height());
    }

    void record(QWidget &window, QWidget &part)
    {
        const auto put = [&](const QWidget &in, int number, const QString &name, QRect rect) {
            const QRect seen = seenOf(window, in, rect);
            if (!seen.isEmpty())
                m_places[{&part, number}] = {name, seen};
        };
        if (const auto *tabs = qobject_cast<const QTabBar *>(&part)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                put(part, tab, tabs->tabText(tab), tabs->tabRect(tab));
            return;
        }
        const auto *table = qobject_cast<const QTableView *>(&part);
        if (!table || !table->model())
            return put(part, 0, nameOf(part), part.rect());
        const QAbstractItemModel &model = *table->model();
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                put(*table->viewport(), row * 1000 + column,
                    nameOf(part) + QStringLiteral(" %1/%2").arg(row).arg(column),
                    table->visualRect(model.index(row, column)));
    }
    /// In the window, as far as what it lies in does not cut it off.
    static QRect seenOf(const QWidget &window, const QWidget &part, QRect rect)
    {
        for (const QWidget *in = &part; in != &window; in = in->parentWidget())
            rect = (rect & in->rect()).translated(in->pos());
        return rect & window.rect();
    }

    std::map<Part, Place> m_places;
};

} // namespace roomcast::test
