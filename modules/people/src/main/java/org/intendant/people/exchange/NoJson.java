package org.intendant.people.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A body that is not the JSON that belongs here; answered as every such body is. */
final class NoJson extends RuntimeException {

    NoJson(JsonProcessingException cause) {
        super(cause);
    }
}
