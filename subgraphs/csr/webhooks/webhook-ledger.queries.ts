/** The standing invariants of webhooks, by their sentence. */
export const WEBHOOK_RULES: Record<string, string> = {
  'nothing waits to be sent to a webhook that was removed': `
    select d.id as key, format('%s of webhook %s', d.state, w.id) as detail
    from webhook_delivery d join webhook w on w.id = d.webhook_id where d.state = 'PENDING' and w.state = 'REMOVED'`,
  'a message was delivered when one of its tries was taken, and only then': `
    select d.id as key, format('%s after %s tries', d.state, count(a.id)) as detail
    from webhook_delivery d left join webhook_attempt a on a.delivery_id = d.id group by d.id
    having (d.state = 'DELIVERED') <> coalesce(bool_or(a.status between 200 and 299), false)`,
};
