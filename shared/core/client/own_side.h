// SPDX-License-Identifier: MIT
//
// Which side of a partition on purpose a client listens to. Its label is given up where nobody has
// it while others are heard: that side has healed, or is gone. Owned by the client engine.
#pragma once

#include "core/base/label.h"
#include "core/base/time.h"

#include <optional>
#include <utility>

namespace roomcast {

class OwnSide {
public:
    enum class Heard {
        Mine,
        Other,
        LabelGivenUp, ///< by this word of another side; from now on all are heard
    };

    /// `patience`: for how long others have to be heard. After a pause they may come first.
    OwnSide(std::optional<Label> label, Duration patience)
        : m_label(std::move(label)), m_patience(patience)
    {
    }

    const std::optional<Label> &label() const { return m_label; }
    /// True if it is another one.
    bool setLabel(const std::optional<Label> &label)
    {
        if (std::exchange(m_label, label) == label)
            return false;
        m_others_since.reset();
        return true;
    }
    Heard hear(const Label &label, TimePoint now)
    {
        if (!m_label || *m_label == label) {
            m_others_since.reset();
            return Heard::Mine;
        }
        if (!m_others_since)
            m_others_since = now;
        if (now < *m_others_since + m_patience)
            return Heard::Other;
        setLabel({});
        return Heard::LabelGivenUp;
    }

private:
    std::optional<Label> m_label; ///< none: all are heard
    Duration m_patience;
    std::optional<TimePoint> m_others_since; ///< are heard, and nobody of this label
};

} // namespace roomcast
