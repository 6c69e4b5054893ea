package org.intendant.notices.post;

/**
 * Who took a test, over REST.
 *
 * @param by the host of a webhook, or the address of a mail
 */
public record TakenJson(String by) {}
