-- What the client called itself when it signed in, for people to recognise their sessions; NULL if it did not say.
ALTER TABLE session ADD COLUMN user_agent text CHECK (length(user_agent) <= 255);
