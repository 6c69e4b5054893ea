-- A server that its own enrolment went over could never be removed again.
update server_enrolment set ssh_jump_id = null where state = 'DONE';
