package org.intendant.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.intendant.people.Inert;
import org.jspecify.annotations.Nullable;

/** One line for one person by one way. Waits until a message takes it along. */
@Entity
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Notice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id")
    private long personId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String words;
    private String href;
    private Instant at;

    @Column(name = "message_id")
    private @Nullable Long messageId;

    protected Notice() {}

    public Notice(long personId, Channel channel, Said said) {
        this.personId = personId;
        this.channel = channel;
        this.kind = said.kind();
        this.words = Inert.line(said.words(), 500);
        this.href = said.href();
        this.at = said.at();
    }

    /** It goes along with this message. */
    public void goesWith(long message) {
        this.messageId = message;
    }

    public long personId() {
        return personId;
    }

    public Channel channel() {
        return channel;
    }

    public Said said() {
        return new Said(kind, words, href, at);
    }

    /**
     * What is said, to whomever.
     *
     * @param words one line, inert
     * @param href the page about it, below the context root
     * @param at when it happened, or since when it is so
     */
    public record Said(Kind kind, String words, String href, Instant at) {}
}
